import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { plainText } from '../../../src/base/plainText.ts';
import { stepUpTo, type ImageRow, type RunSteps } from '../../../src/charts/imageRows.ts';
import type { ChartRun } from '../../../src/protocol/charts.ts';
import { stepSlider } from '../../common/stepSlider.ts';
import { lineSample } from '../lineSample.ts';
import { labelOf, nameOf } from '../runWords.ts';
import type { Images } from './images.ts';
import type { ImagesPlace } from './imagesPlace.ts';
import './podiumImage.ts';

/** The images under one key at one step, one for each run; a run that has none at that step shows the nearest before, and says so. */
export function imageRow(row: ImageRow, runs: readonly ChartRun[], images: Images, place: ImagesPlace): TemplateResult {
  const { key, steps } = row;
  const { view, look } = place;
  const last = steps.at(-1) ?? 0;
  const chosen = Object.hasOwn(view.imageSteps, key) ? view.imageSteps[key] : undefined;
  const step = stepUpTo(steps, chosen ?? last) ?? steps[0] ?? last;
  const choose = (next: number): void => {
    const others = Object.entries(view.imageSteps).filter(([other]) => other !== key);
    // Who looks at the last one sees the next as it comes.
    const own = next === last ? [] : [[key, next] as const];
    look({ imageSteps: Object.fromEntries([...others, ...own]) });
  };
  const active = images.activeRuns.get(key);
  return html`<div class="image-row ${row.runs.length <= 5 ? 'few' : ''}" role="group" aria-label=${plainText(key)}>
    <div class="top">
      <b class="name" title=${plainText(key)}>${plainText(key, 120)}</b>
      ${steps.length > 1 ? stepSlider({ name: key, steps, step, choose }) : html`<span class="dim">step ${step}</span>`}
    </div>
    ${guard([row, runs, step, active], () => tiles(row, step, runs, images, place))}
  </div>`;
}

function tiles(
  { key, runs: having }: ImageRow,
  step: number,
  runs: readonly ChartRun[],
  images: Images,
  place: ImagesPlace,
): TemplateResult {
  const active = having.find(({ run }) => run === images.activeRuns.get(key)) ?? having[0];
  return html`<ul @keydown=${moveInRow}>
    ${repeat(
      having,
      ({ run }) => run,
      (of) => {
        const run = runs.find(({ id }) => id === of.run);
        return run ? tile(key, step, of, run, of === active ? 0 : -1, images, place) : '';
      },
    )}
  </ul>`;
}

function tile(
  key: string,
  step: number,
  { steps }: RunSteps,
  run: ChartRun,
  tab: number,
  images: Images,
  { lookOf }: ImagesPlace,
): TemplateResult {
  const own = stepUpTo(steps, step);
  const name = nameOf(run);
  const focus = (): void => {
    images.activeRuns.set(key, run.id);
    images.update();
  };
  const enlarge = (): void => {
    images.enlarged = { key, run: run.id, step: own ?? steps[0] ?? step };
    images.update();
  };
  const alt = altOf(key, own ?? steps[0] ?? step, name);
  return html`<li>
    <button
      class="tile"
      tabindex=${tab}
      title=${own === undefined ? 'Its first image comes later' : 'Enlarge'}
      @focus=${focus}
      @click=${enlarge}
    >
      ${
        own === undefined
          ? html`<span class="failure"><span class="unseen">${name}: </span>none up to step ${step}</span>`
          : html`<podium-image
              .props=${{ image: images.store.image({ run: run.id, key, step: own, isSmall: true }), alt }}
            ></podium-image>`
      }
    </button>
    <div class="of">
      ${lineSample(lookOf(run.id))}<span class="name" title=${[name, labelOf(run)].filter(Boolean).join(' · ')}
        >${name}</span
      >
    </div>
    ${own === undefined || own === step ? '' : html`<div class="dim" title="It has none at step ${step}; this is the last before">from step ${own}</div>`}
  </li>`;
}

export function altOf(key: string, step: number, run: string): string {
  return `${plainText(key, 120)} at step ${step} of ${run}`;
}

/** Left and right, from run to run. */
function moveInRow(event: KeyboardEvent): void {
  const places = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const from = event.target instanceof HTMLElement ? event.target.closest('li') : undefined;
  if (places === undefined || !from) return;
  event.preventDefault();
  const next = places < 0 ? from.previousElementSibling : from.nextElementSibling;
  next?.querySelector('button')?.focus();
}
