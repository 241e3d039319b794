import * as v from 'valibot';
import { namedViewShape } from '../model/tableView.ts';
import {
  mostMarks,
  mostOptionCharacters,
  mostSeenModels,
  mostSightings,
  type ChartOptions,
  type Remembered,
} from './state.ts';

const filter = v.exactOptional(v.string());
const order = v.exactOptional(
  v.object({
    field: v.union([
      v.object({ kind: v.literal('attribute'), name: v.picklist(['start_time', 'run_name', 'duration']) }),
      v.object({ kind: v.picklist(['metric', 'param']), name: v.string() }),
    ]),
    descending: v.boolean(),
  }),
);

export const chartOptions = v.custom<ChartOptions>(
  (options) =>
    typeof options === 'object' &&
    options !== null &&
    !Array.isArray(options) &&
    JSON.stringify(options).length <= mostOptionCharacters,
);

/** What is remembered under each key, as it must look to be taken up again. */
const shapes: { readonly [Key in keyof Remembered]: v.GenericSchema<unknown, Remembered[Key]> } = {
  connectionInUse: v.string(),
  experimentsView: v.picklist(['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL']),
  primaryMetrics: v.record(v.string(), v.string()),
  runViews: v.record(v.string(), v.object({ filter, order })),
  recentFilters: v.array(v.string()),
  savedSearches: v.array(v.object({ name: v.string(), filter, order })),
  metricDirections: v.record(v.string(), v.picklist(['lower', 'higher', 'neither'])),
  tableViews: v.array(namedViewShape),
  chartOptions,
  artifactFolders: v.record(v.string(), v.array(v.string())),
  runMarks: v.pipe(
    v.array(
      v.object({
        connectionId: v.string(),
        runId: v.string(),
        isHidden: v.boolean(),
        color: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
      }),
    ),
    v.maxLength(mostMarks),
  ),
  seenAliases: v.pipe(
    v.array(
      v.object({
        connectionId: v.string(),
        name: v.string(),
        sightings: v.pipe(
          v.array(
            v.object({ fromMs: v.number(), untilMs: v.number(), aliases: v.array(v.tuple([v.string(), v.string()])) }),
          ),
          v.maxLength(mostSightings),
        ),
      }),
    ),
    v.maxLength(mostSeenModels),
  ),
};

/** What was stored under a key, if this version of Podium understands it: another version may have written it. */
export function recall<Key extends keyof Remembered>(key: Key, stored: unknown): Remembered[Key] | undefined {
  const result = v.safeParse(shapes[key], stored);
  return result.success ? result.output : undefined;
}
