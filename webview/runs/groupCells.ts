import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { durationOf, instantOf } from '../../src/charts/timeWords.ts';
import type { RunStatus } from '../../src/model/run.ts';
import type { RunColumn } from '../../src/model/runColumn.ts';
import type { Statistic } from '../../src/model/runLayout.ts';
import type { NumberSummary } from '../../src/model/summary.ts';
import { statusWord } from '../../src/model/words.ts';
import { nothing, type CellLook } from './cellLook.ts';
import { attributeTitle, type TableColumn } from './columns.ts';
import { runCount } from './countWords.ts';
import { shareOf } from './numberFormat.ts';
import type { HeldGroup } from './rowBook.ts';
import { indent, twisty } from './twisty.ts';

/** The first cell of a group's row: in what its runs are alike, and how many they are. */
export function groupName({ column, value, count, place }: HeldGroup): TemplateResult {
  const what = column.kind === 'attribute' ? attributeTitle(column.name) : plainText(column.name, 80);
  // Names of experiments are long, and say what they are.
  const isSaid = column.kind === 'attribute' && column.name === 'experiment';
  const shown = value === null ? 'not set' : valueText(column, value);
  return html`<span class="box" aria-hidden="true"></span>${indent(place)}${twisty(place)}<span
      class="text"
      title="${what}: ${shown} · ${runCount(count)}"
      >${isSaid ? '' : html`<span class="dim">${what}</span> `}${value === null ? html`<em>${shown}</em>` : html`<b>${shown}</b>`}</span
    >
    <span class="dim count">${runCount(count)}</span>`;
}

function valueText({ kind, name }: RunColumn, value: string | number): string {
  if (typeof value === 'number') return instantOf(value);
  return kind === 'attribute' && name === 'status' ? statusWord(value as RunStatus) : plainText(value, 200);
}

/** What the runs of a group have in a column: their numbers as one, or what they have in common. */
export function groupCell(column: TableColumn, { cells, count }: HeldGroup, statistic: Statistic): CellLook {
  const summary = cells.get(column.key);
  if (!summary) return nothing;
  switch (summary.kind) {
    case 'numbers':
      return numbers(column, summary, statistic, count);
    case 'same': {
      const text = valueText(column.column, summary.value);
      return { content: text, title: `${text}, in all that have any`, classes: 'dim' };
    }
    case 'different':
      // How many different times there are says nothing.
      if (column.key === 'start_time' || column.key === 'end_time') return nothing;
      return { content: summary.count === 1 ? '1 value' : `${summary.count} values`, classes: 'dim' };
  }
}

function numbers(column: TableColumn, summary: NumberSummary, statistic: Statistic, runs: number): CellLook {
  const { facts, direction, column: named } = column;
  const write = named.kind === 'attribute' ? durationOf : column.format;
  const { min, max, std } = summary;
  const value = summary[statistic];
  const title = figureWords(summary, runs, named.kind === 'attribute' ? durationOf : String);
  if (value === undefined) return { content: summary.count === 0 ? 'not finite' : '–', title, classes: 'dim' };
  const hasSpread = statistic === 'mean' && std !== undefined && named.kind !== 'attribute';
  const isLower = direction === 'lower';
  const ends = [min, max].flatMap((end) => (end === undefined || !facts ? [] : (shareOf(end, facts, isLower) ?? [])));
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  return {
    content: hasSpread ? html`${write(value)}<span class="dim"> ± ${write(std)}</span>` : write(value),
    title,
    ...(ends.length === 2 && { bar: { from, share: to - from } }),
  };
}

/** All of it, as exact as it is. */
function figureWords(
  { count, oddCount, mean, std, min, max }: NumberSummary,
  runs: number,
  write: (figure: number) => string,
): string {
  const figures = { mean: rounded(mean), std: rounded(std), min, max };
  return [
    ...Object.entries(figures).map(([name, figure]) => (figure === undefined ? '' : `${name} ${write(figure)}`)),
    `of ${count === runs ? runCount(count) : `${count} of ${runCount(runs)}`}`,
    oddCount === 0 ? '' : `${oddCount} not finite, left out`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** Without the last digits, which are made by adding. */
function rounded(figure: number | undefined): number | undefined {
  return figure === undefined ? undefined : Number(figure.toPrecision(12));
}
