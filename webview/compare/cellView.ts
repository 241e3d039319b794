import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { instantOf, durationOf } from '../../src/charts/timeWords.ts';
import { bestOf, deltaOf } from '../../src/compare/delta.ts';
import { comparedValue, type ComparedRow } from '../../src/model/comparedRow.ts';
import { clamped } from '../../src/model/metric.ts';
import type { SectionId } from '../../src/protocol/compare.ts';
import { numberFormat } from '../runs/numberFormat.ts';
import { startedText } from '../runs/startedText.ts';
import { deltaWords, shapes, verdictWords } from './deltaWords.ts';
import type { Session } from './session.ts';
import type { Head } from './sheet.ts';

/** What a run has: short to look at, exact in the tooltip; of a metric also how far that is from the baseline. */
export function cellView(line: Head, column: Head, session: Session): TemplateResult | '' {
  const [row, run] = line.kind === 'row' ? [line, column] : [column, line];
  if (row.kind !== 'row' || run.kind !== 'run') return '';
  const value = comparedValue(row.row, run.run);
  if (value === undefined) {
    const isKnown = session.content.runs[run.run]?.isUnknown === false;
    return isKnown ? html`<span class="value dim" title="not logged">—</span>` : '';
  }
  if (row.section === 'metrics' || row.section === 'system') return metric(row.row, value, run.run, session);
  const isOther = row.row.differs && row.row.cells[run.run] !== row.row.cells[session.baseline];
  const text = textOf(row.row.name, row.section, value);
  return html`<span
    class="value ${isOther ? 'other' : ''} ${row.row.differs ? '' : 'same'}"
    title=${exactText(row.row.name, row.section, value)}
    >${text}</span
  >`;
}

function metric(row: ComparedRow, value: string | number, run: number, session: Session): TemplateResult {
  const { baseline } = session;
  if (typeof value === 'string' || Math.abs(value) >= clamped) {
    const word = value === 'NaN' ? 'NaN' : String(value).startsWith('-') ? '-∞' : '∞';
    return html`<span class="value odd-value" title=${String(value)}>${word}</span>`;
  }
  const direction = session.directionOf(row.name);
  const base = comparedValue(row, baseline);
  const delta = run === baseline || typeof base !== 'number' ? undefined : deltaOf(value, base, direction);
  const isBest = bestOf(row.values, direction) === value;
  return html`<span class="value ${isBest ? 'other' : ''} ${row.differs ? '' : 'same'}" title=${String(value)}
      >${formatOf(row)(value)}</span
    >${
      delta && delta.absolute !== 0
        ? html`<span class="delta" title=${deltaWords(delta).exact}
            >${
              delta.verdict
                ? html`<span class=${delta.verdict === 'better' ? 'good' : 'bad'} aria-hidden="true"
                      >${shapes[delta.verdict]}</span
                    ><span class="unseen">${verdictWords[delta.verdict]}, </span>`
                : ''
            }
            ${deltaWords(delta).absolute} <span class="dim">${deltaWords(delta).relative}</span></span
          >`
        : html`<span class="delta"></span>`
    }`;
}

const formats = new WeakMap<ComparedRow, (value: number) => string>();

/** The digits of one row stand under each other, also where the runs do. */
function formatOf(row: ComparedRow): (value: number) => string {
  const known = formats.get(row);
  if (known) return known;
  const finite = row.values.filter((value): value is number => typeof value === 'number' && Math.abs(value) < clamped);
  const sizes = finite.filter((value) => value !== 0).map(Math.abs);
  const format = numberFormat(
    finite.length === 0 || sizes.length === 0
      ? undefined
      : {
          min: Math.min(...finite),
          max: Math.max(...finite),
          least: Math.min(...sizes),
          isWhole: finite.every(Number.isInteger),
        },
  );
  formats.set(row, format);
  return format;
}

function textOf(name: string, section: SectionId, value: string | number): string {
  if (section === 'source' && typeof value === 'number')
    return name === 'started' ? startedText(value, Date.now()) : durationOf(value);
  const text = plainText(String(value), 300);
  return section === 'source' && name === 'commit' ? text.slice(0, 8) : text;
}

/** The whole value, in lines where it has some. */
export function exactText(name: string, section: SectionId, value: string | number): string {
  if (section === 'source' && typeof value === 'number')
    return name === 'started' ? instantOf(value) : `${durationOf(value)} (${value} ms)`;
  return plainText(String(value), 3_000);
}
