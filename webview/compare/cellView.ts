import { html, type TemplateResult } from 'lit';
import { versionStep } from '../../src/compare/packages.ts';
import { comparedValue, type ComparedRow } from '../../src/model/comparedRow.ts';
import { metricCell } from './metricCell.ts';
import type { Session } from './session.ts';
import type { Head } from './sheet.ts';
import { shortText, wholeText } from './valueText.ts';

/** What a run has: short to look at, exact in the tooltip; beside it, how it differs from the baseline. */
export function cellView(line: Head, column: Head, session: Session): TemplateResult | '' {
  const [row, run] = line.kind === 'row' ? [line, column] : [column, line];
  if (row.kind !== 'row' || run.kind !== 'run') return '';
  const value = comparedValue(row.row, run.run);
  if (value === undefined) {
    const isKnown = session.content.runs[run.run]?.isUnknown === false;
    return isKnown ? html`<span class="value dim" title="It has none">—</span>` : '';
  }
  if (row.section === 'metrics' || row.section === 'system') return metricCell(row.row, value, run.run, session);
  const isOther = row.row.differs && row.row.cells[run.run] !== row.row.cells[session.baseline];
  const place = { section: row.section, name: row.row.name };
  return html`<span
      class="value ${isOther ? 'other' : ''} ${row.row.differs ? '' : 'same'}"
      title=${wholeText(place, value)}
      >${shortText(place, value)}</span
    >${row.section === 'environment' && isOther ? versionNote(row.row, value, session.baseline) : ''}`;
}

const noteClasses = { major: 'bad', minor: 'warn', patch: 'dim' } as const;

function versionNote(row: ComparedRow, value: string | number, baseline: number): TemplateResult | '' {
  const before = comparedValue(row, baseline);
  const step = before === undefined ? undefined : versionStep(String(before), String(value));
  if (!step) return '';
  return html`<span class="delta" title="Against the baseline"
    ><span class=${noteClasses[step]} aria-hidden="true">●</span> ${step}</span
  >`;
}
