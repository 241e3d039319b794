import type { WrittenCell, WrittenComparison } from '../../src/compare/comparisonMarkdown.ts';
import { comparedValue, type ComparedRow } from '../../src/model/comparedRow.ts';
import type { SectionId } from '../../src/protocol/compare.ts';
import { deltaWords, shapes } from './deltaWords.ts';
import { metricFacts } from './metricFacts.ts';
import type { Session } from './session.ts';
import type { Shown } from './shown.ts';
import { shortText } from './valueText.ts';

/** What is seen of the comparison, for those who cannot see it here. */
export function written(session: Session, { sections }: Shown): WrittenComparison {
  const { content, baseline } = session;
  return {
    runs: content.runs.map(({ name }) => name),
    baseline,
    sections: sections.map(({ id, title, rows }) => ({
      title,
      rows: rows.map((row) => ({
        name: row.name,
        cells: content.runs.map((_, run) => cellOf(row, id, run, session)),
      })),
    })),
  };
}

function cellOf(row: ComparedRow, section: SectionId, run: number, session: Session): WrittenCell {
  const value = comparedValue(row, run);
  if (value === undefined) return { text: '', standsOut: false };
  if (section !== 'metrics' && section !== 'system') {
    const standsOut = row.differs && row.cells[run] !== row.cells[session.baseline];
    return { text: shortText({ section, name: row.name }, value), standsOut };
  }
  const { text, isBest, delta } = metricFacts(row, value, run, session);
  if (!delta) return { text, standsOut: isBest };
  const { absolute, relative } = deltaWords(delta);
  const shape = delta.verdict ? `${shapes[delta.verdict]} ` : '';
  return { text, standsOut: isBest, delta: `${shape}${relative === '' ? absolute : relative}` };
}
