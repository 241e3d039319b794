import { formulaSafe } from '../base/formulaSafe.ts';
import { markdownText } from './markdownText.ts';

/** A comparison as it is seen, in words. */
export interface WrittenComparison {
  readonly runs: readonly string[];
  /** The place of the run that the others are compared with. */
  readonly baseline: number;
  readonly sections: readonly { readonly title: string; readonly rows: readonly WrittenRow[] }[];
}

export interface WrittenRow {
  readonly name: string;
  readonly cells: readonly WrittenCell[];
}

export interface WrittenCell {
  readonly text: string;
  /** The best of its row, or other than the baseline. */
  readonly standsOut: boolean;
  /** How far it is from the baseline: "▲ +2.6 %". */
  readonly delta?: string;
}

/** As a table of GitHub's Markdown, ready for a pull request: nothing that was logged is taken for Markdown, HTML or a formula. */
export function comparisonMarkdown({ runs, baseline, sections }: WrittenComparison): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const heads = runs.map((name, at) => `${text(name)}${at === baseline ? ' (baseline)' : ''}`);
  return [
    line(['', ...heads]),
    line(['---', ...runs.map(() => '---:')]),
    ...sections.flatMap(({ title, rows }) =>
      rows.length === 0
        ? []
        : [
            line([`**${title}**`, ...runs.map(() => '')]),
            ...rows.map(({ name, cells }) => line([text(name), ...cells.map(cellText)])),
          ],
    ),
  ].join('');
}

function cellText({ text: logged, standsOut, delta }: WrittenCell): string {
  const shown = text(logged);
  const strong = standsOut && shown.trim() !== '' ? `**${shown.trim()}**` : shown;
  return delta === undefined ? strong : `${strong} (${delta})`;
}

function text(logged: string): string {
  return markdownText(formulaSafe(logged));
}
