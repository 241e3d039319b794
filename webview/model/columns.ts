import { instantOf } from '../../src/charts/timeWords.ts';
import { metricDirection } from '../../src/model/metricDirection.ts';
import { clamped, formatMetric } from '../../src/model/metric.ts';
import { fileSize } from '../../src/model/words.ts';
import { numbersFormat } from '../compare/numbersFormat.ts';
import { startedText } from '../runs/startedText.ts';
import type { Line } from './lines.ts';

/** A column of the table of versions. */
export interface Column {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  /** Figures stand at the right. */
  readonly isNumber: boolean;
  readonly look: 'text' | 'dim' | 'aliases' | 'run' | 'status' | 'version';
  readonly text: (line: Line) => string;
  /** Where the text is cut, or rounded. */
  readonly hint?: (line: Line) => string;
  /** What it is sorted by; what has none comes last in either direction. */
  readonly rank: (line: Line) => number | string | undefined;
}

const mostTagColumns = 4;

interface Known {
  readonly hasAliases: boolean;
  readonly metric: string | undefined;
  readonly nowMs: number;
}

/** Those of which any version has something; tags that many versions have stand in columns of their own. */
export function columnsOf(lines: readonly Line[], { hasAliases, metric, nowMs }: Known): readonly Column[] {
  const has = (some: (line: Line) => boolean): boolean => lines.some(some);
  const keys = commonTags(lines);
  const others = (line: Line): string =>
    line.row.tags
      .filter(([key]) => !keys.includes(key))
      .map(([key, value]) => `${key}: ${value}`)
      .join(' · ');
  return [
    version,
    ...(hasAliases ? [aliasesColumn(lines)] : []),
    ...(!hasAliases || has(({ row }) => row.stage !== 'None' && row.stage !== '') ? [stage] : []),
    ...(has(({ row }) => row.status !== 'READY') ? [status] : []),
    ...(metric === undefined ? [] : [metricColumn(metric, lines)]),
    ...keys.map(tagColumn),
    ...(has(({ row }) => row.hasRun) ? [run] : []),
    ...(has(({ figure }) => figure?.data !== undefined)
      ? [words('data', 'Data', 150, (line) => line.figure?.data)]
      : []),
    ...(has(({ figure }) => figure?.commit !== undefined)
      ? [
          {
            ...words('commit', 'Commit', 100, (line) => line.figure?.commit),
            text: (line: Line) => line.figure?.commit?.slice(0, 8) ?? '',
          },
        ]
      : []),
    created(nowMs),
    ...(has(({ row }) => row.user !== '') ? [words('user', 'By', 90, ({ row }) => row.user)] : []),
    ...(has(({ sizeBytes }) => sizeBytes !== undefined) ? [size] : []),
    ...(has(({ row }) => row.description !== '')
      ? [words('description', 'Description', 240, ({ row }) => row.description)]
      : []),
    ...(has((line) => others(line) !== '')
      ? [words('tags', keys.length > 0 ? 'Other tags' : 'Tags', 200, others)]
      : []),
  ];
}

/** Tags that have a column wherever there are any: what people want to know of each version, and policies ask for. */
const asked = new Set(['data-version', 'approved-by']);

/** By how many versions have them, and then by name. */
function commonTags(lines: readonly Line[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { row } of lines) for (const [key] of row.tags) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .filter(([key, count]) => count * 3 >= lines.length || asked.has(key))
    .sort(([a, many], [b, more]) => Number(asked.has(b)) - Number(asked.has(a)) || more - many || (a < b ? -1 : 1))
    .slice(0, mostTagColumns)
    .map(([key]) => key);
}

const version: Column = {
  id: 'version',
  title: 'Version',
  width: 84,
  isNumber: true,
  look: 'version',
  text: ({ row }) => row.version,
  rank: ({ row }) => Number(row.version),
};

/** As wide as the chips of one version need it, within reason. */
function aliasesColumn(lines: readonly Line[]): Column {
  const widthOf = (line: Line): number => line.aliases.reduce((sum, alias) => sum + alias.length * 7 + 28, 24);
  const widest = lines.reduce((most, line) => Math.max(most, widthOf(line)), 120);
  return {
    ...words('aliases', 'Aliases', Math.min(widest, 320), (line) => line.aliases.map((alias) => `@${alias}`).join(' ')),
    look: 'aliases',
    rank: (line) => line.aliases[0],
  };
}

const stage = words('stage', 'Stage', 100, ({ row }) => row.stage);

const status: Column = {
  ...words('status', 'Status', 130, ({ row }) => row.status),
  look: 'status',
  text: ({ row }) => row.status.toLowerCase().replaceAll('_', ' '),
  hint: ({ row }) => row.statusMessage,
};

const run: Column = { ...words('run', 'Source run', 160, (line) => line.figure?.runName), look: 'run' };

/** The digits of one column stand under each other. */
function metricColumn(metric: string, lines: readonly Line[]): Column {
  const direction = metricDirection(metric);
  const isPlain = (value: number): boolean => Math.abs(value) < clamped;
  const format = numbersFormat(lines.map(({ figure }) => Number(figure?.value)).filter(isPlain));
  const sign = direction === undefined ? '' : direction === 'higher' ? ' ↑' : ' ↓';
  return {
    id: 'metric',
    title: `${metric}${sign}`,
    width: 120,
    isNumber: true,
    look: 'text',
    text: ({ figure }) => {
      if (figure?.value === undefined) return '';
      const value = Number(figure.value);
      return isPlain(value) ? format(value) : formatMetric(value);
    },
    hint: ({ figure }) =>
      figure?.value === undefined ? '' : `${String(figure.value)}${figure.isOwn ? ', of the logged model itself' : ''}`,
    rank: ({ figure }) => (Number.isNaN(Number(figure?.value)) ? undefined : Number(figure?.value)),
  };
}

const size: Column = {
  id: 'size',
  title: 'Size',
  width: 90,
  isNumber: true,
  look: 'dim',
  text: ({ sizeBytes }) => (sizeBytes === undefined ? '' : fileSize(sizeBytes)),
  rank: ({ sizeBytes }) => sizeBytes,
};

function tagColumn(key: string): Column {
  return words(`tag ${key}`, key, 120, ({ row }) => row.tags.find(([name]) => name === key)?.[1]);
}

function created(nowMs: number): Column {
  return {
    id: 'created',
    title: 'Created',
    width: 120,
    isNumber: false,
    look: 'dim',
    text: ({ row }) => (row.createdMs === undefined ? '' : startedText(row.createdMs, nowMs)),
    hint: ({ row }) => (row.createdMs === undefined ? '' : instantOf(row.createdMs)),
    rank: ({ row }) => row.createdMs,
  };
}

function words(id: string, title: string, width: number, of: (line: Line) => string | undefined): Column {
  const text = (line: Line): string => of(line) ?? '';
  return { id, title, width, isNumber: false, look: 'dim', text, hint: text, rank: (line) => text(line) || undefined };
}
