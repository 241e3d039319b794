import { html, type TemplateResult } from 'lit';
import { fileNameFor } from '../../../src/base/fileName.ts';
import { experimentWords } from '../../../src/model/experiment.ts';
import type { PlotColumn } from '../../../src/plots/plotColumn.ts';
import { plotCsv } from '../../../src/plots/plotCsv.ts';
import type { PlotPicture } from '../../../src/plots/shapes.ts';
import { shapesSvg } from '../../../src/plots/shapesSvg.ts';
import { toPng } from '../../charts/chart/toPng.ts';
import { openMenu } from '../../common/menu.ts';
import { plotColors } from './colors.ts';
import type { Plots } from './plots.ts';
import type { PlotData } from './valueBook.ts';

interface Saved {
  /** Of the kind of plot. */
  readonly name: string;
  readonly data: PlotData;
  /** Absent where there is none to draw. */
  readonly picture?: () => Pick<PlotPicture, 'shapes' | 'width' | 'height'>;
  /** What it is drawn of. */
  readonly columns: readonly PlotColumn[];
}

/** Offers to save a plot as it is seen, or the numbers that it is drawn of. */
export function saveButton(plots: Plots, saved: Saved): TemplateResult {
  const { work } = plots.session;
  const open = (button: HTMLElement): void =>
    openMenu(button, 'Save', [
      ...(saved.picture
        ? [
            { label: 'PNG', run: () => work(save(plots, saved, 'png')) },
            { label: 'SVG', run: () => work(save(plots, saved, 'svg')) },
          ]
        : []),
      { label: 'CSV', run: () => work(save(plots, saved, 'csv')) },
    ]);
  return html`<button
    class="quiet plot-save"
    aria-haspopup="menu"
    @click=${(event: Event) => open(event.currentTarget as HTMLElement)}
  >
    Save…
  </button>`;
}

async function save({ session }: Plots, saved: Saved, format: 'png' | 'svg' | 'csv'): Promise<void> {
  const title = `${experimentWords(session.content.experiments)} ${saved.name}`;
  const bytes = format === 'png' ? await png(title, saved) : new TextEncoder().encode(textOf(title, saved, format));
  await session.host.ask('save', { name: fileNameFor(`${title}.${format}`), bytes });
}

function textOf(title: string, saved: Saved, format: 'svg' | 'csv'): string {
  return format === 'csv' ? plotCsv(saved.data.names, saved.columns) : svg(title, saved);
}

function svg(title: string, { picture }: Saved): string {
  if (!picture) throw new Error('There is no picture of this: save it as CSV.');
  const { shapes, width, height } = picture();
  return shapesSvg(shapes, { title, background: plotColors().background, width, height });
}

async function png(title: string, saved: Saved): Promise<Uint8Array> {
  return new Uint8Array(await (await toPng(svg(title, saved))).arrayBuffer());
}
