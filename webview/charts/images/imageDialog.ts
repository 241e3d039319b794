import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { plainText } from '../../../src/base/plainText.ts';
import { placeUpTo, type ImageRow } from '../../../src/charts/imageRows.ts';
import type { ChartRun } from '../../../src/protocol/charts.ts';
import { labelOf, nameOf } from '../runWords.ts';
import { altOf } from './imageRow.ts';
import type { Images } from './images.ts';

/** One image as it was logged, as large as there is room. The arrow keys go from step to step, Escape closes it. */
export function imageDialog(rows: readonly ImageRow[], runs: readonly ChartRun[], images: Images): TemplateResult | '' {
  const { enlarged, store } = images;
  const run = runs.find(({ id }) => id === enlarged?.run);
  const row = rows.find(({ key }) => key === enlarged?.key);
  const steps = row?.runs.find((one) => one.run === enlarged?.run)?.steps;
  if (!enlarged || !run || !steps) return '';
  const { key, step } = enlarged;
  const place = placeUpTo(steps, step);
  const name = nameOf(run);
  const go = (places: number): void => {
    const next = steps[place + places];
    if (next === undefined) return;
    images.enlarged = { ...enlarged, step: next };
    images.update();
  };
  const closed = (): void => {
    images.enlarged = undefined;
    images.update();
  };
  const pressed = (event: KeyboardEvent): void => {
    // The page behind it does not hear of keys.
    event.stopPropagation();
    const places = { ArrowLeft: -1, ArrowRight: 1, Home: -place, End: steps.length - 1 - place }[event.key];
    if (places === undefined) return;
    event.preventDefault();
    go(places);
  };
  const alt = altOf(key, step, name);
  return html`<dialog class="image-dialog" aria-label="Image" ${ref(open)} @close=${closed} @keydown=${pressed}>
    <header>
      <b class="name">${plainText(key, 120)}</b>
      <span class="name dim">${[name, labelOf(run)].filter(Boolean).join(' · ')}</span>
      <span class="grow"></span>
      <button class="quiet" @click=${close}>Close</button>
    </header>
    <podium-image .props=${{ image: store.image({ run: run.id, key, step, isSmall: false }), alt }}></podium-image>
    <footer>
      <vscode-button appearance="secondary" ?disabled=${place <= 0} @click=${() => go(-1)}>Previous Step</vscode-button>
      <span class="figure" role="status">step ${step} <span class="dim">${place + 1} of ${steps.length}</span></span>
      <vscode-button appearance="secondary" ?disabled=${place >= steps.length - 1} @click=${() => go(1)}
        >Next Step</vscode-button
      >
    </footer>
  </dialog>`;
}

function close({ currentTarget }: Event): void {
  if (currentTarget instanceof Element) currentTarget.closest('dialog')?.close();
}

/** When it is closed, the focus goes back to where it was. */
function open(dialog?: Element): void {
  if (dialog instanceof HTMLDialogElement && !dialog.open) queueMicrotask(() => dialog.showModal());
}
