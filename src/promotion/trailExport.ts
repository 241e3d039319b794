import { csvField } from '../base/csvField.ts';
import type { TimelineEntry } from './timeline.ts';

/** One alias that moved, as a row of a table for whoever must answer for it. */
interface TrailRow {
  readonly model: string;
  readonly alias: string;
  /** Empty for no version. */
  readonly from: string;
  readonly to: string;
  /** In ISO 8601; of a move made elsewhere the moments between which it was made. */
  readonly when: string;
  readonly notBefore: string;
  readonly who: string;
  readonly why: string;
  readonly verdict: string;
  readonly unmet: string;
  readonly commit: string;
  readonly undoes: string;
  readonly move: string;
  /** `recorded`, `recorded by a clock that differs`, or `made elsewhere`. */
  readonly known: string;
}

const columns = [
  ...(['model', 'alias', 'from', 'to', 'when', 'notBefore', 'who', 'why'] as const),
  ...(['verdict', 'unmet', 'commit', 'undoes', 'move', 'known'] as const),
];

/** A row for each alias that moved, the latest first; no text in it is a formula. */
export function trailCsv(model: string, entries: readonly TimelineEntry[]): string {
  const rows = entries.flatMap((entry) => rowsOf(model, entry));
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return lines.map((line) => `${line.map((text) => csvField(text)).join(',')}\r\n`).join('');
}

export function trailJson(model: string, entries: readonly TimelineEntry[]): string {
  return `${JSON.stringify(
    entries.flatMap((entry) => rowsOf(model, entry)),
    undefined,
    2,
  )}\n`;
}

function rowsOf(model: string, entry: TimelineEntry): readonly TrailRow[] {
  if (entry.kind === 'noticed') {
    const { change, afterMs, beforeMs } = entry;
    return [
      {
        ...emptyRow(model),
        alias: change.alias,
        from: change.from ?? '',
        to: change.to ?? '',
        when: isoTime(beforeMs),
        notBefore: afterMs === undefined ? '' : isoTime(afterMs),
        known: 'made elsewhere',
      },
    ];
  }
  const { record, isClockWrong } = entry;
  return record.move.map(({ alias, from, to }) => ({
    ...emptyRow(model),
    alias,
    from: from ?? '',
    to: to ?? '',
    when: isoTime(record.timeMs),
    notBefore: isoTime(record.timeMs),
    who: record.who,
    why: record.why,
    verdict: record.verdict,
    unmet: record.unmet.join(' '),
    commit: record.commit ?? '',
    undoes: record.undoes ?? '',
    move: record.id,
    known: isClockWrong ? 'recorded by a clock that differs' : 'recorded',
  }));
}

function emptyRow(model: string): TrailRow {
  return {
    ...(Object.fromEntries(columns.map((column) => [column, ''])) as Record<(typeof columns)[number], string>),
    model,
  };
}

function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
