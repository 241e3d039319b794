import { html, type TemplateResult } from 'lit';
import { wordsAt, type PlotAxis } from '../../../src/plots/plotAxis.ts';
import type { PlotData } from './valueBook.ts';

const number = new Intl.NumberFormat('en');

/** How many of the runs one sees: "5,000 of 100,000 runs · 12 selected". */
export function amountWords({ ids, count, hidden }: PlotData, isChosen: Uint8Array | undefined, what: string): string {
  const chosen = isChosen?.reduce((sum, one) => sum + one, 0);
  const all =
    ids.length < count ? `the first ${number.format(ids.length)} of ${number.format(count)} runs` : runs(count);
  const seen = chosen === undefined ? `${all} as ${what}` : `${number.format(chosen)} selected of ${all}`;
  return hidden === 0 ? seen : `${seen}, ${number.format(hidden)} hidden`;
}

export function runs(count: number): string {
  return count === 1 ? '1 run' : `${number.format(count)} runs`;
}

/** A plot below what is chosen for it; that stays, and has the focus, while a plot is read or there is none. */
export function plotFrame(
  controls: TemplateResult,
  plot: TemplateResult,
  save: TemplateResult | '' = '',
): TemplateResult {
  return html`<div class="plot-bar">${controls}${save}</div>
    ${plot}`;
}

export function readingPlot(controls: TemplateResult): TemplateResult {
  return plotFrame(controls, html`<p class="plot-empty dim" role="status">Reading…</p>`);
}

/** Why there is no plot, and what can be chosen instead. */
export function emptyPlot(text: string, controls: TemplateResult): TemplateResult {
  return plotFrame(controls, html`<p class="plot-empty" role="status">${text}</p>`);
}

export function notesLine(notes: readonly string[]): TemplateResult | '' {
  return notes.length === 0 ? '' : html`<p class="dim plot-notes">${notes.join(' ')}</p>`;
}

/** What an axis spans: "depth from 3 to 12, 2 without". */
export function axisWords(axis: PlotAxis): string {
  const { column, labels, scale, absent } = axis;
  const values = labels
    ? `${labels.length} values`
    : scale
      ? `from ${wordsAt(axis, 0)} to ${wordsAt(axis, 1)}`
      : 'no number';
  return `${column.title} ${values}${scale?.log ? ' on a log scale' : ''}${absent === '' ? '' : `, ${absent}`}`;
}
