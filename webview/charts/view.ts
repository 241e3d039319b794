import * as v from 'valibot';

const names = v.pipe(v.array(v.string()), v.readonly());
const flag = v.fallback(v.boolean(), false);

const xAxis = v.variant('by', [
  v.object({ by: v.picklist(['step', 'time', 'relative']) }),
  v.object({ by: v.literal('metric'), key: v.string() }),
]);

/** How charts are looked at, whatever the runs: kept for the pages that are opened next. */
const options = v.object({
  x: v.fallback(xAxis, { by: 'step' }),
  smoothing: v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(0.99)), 0),
  logX: flag,
  logY: flag,
  clip: flag,
  marks: flag,
  /** Which runs are drawn as one, as mean ± std: those with the same param or tag, or those that are alike in all but this param. */
  band: v.fallback(v.nullable(v.object({ by: v.picklist(['same', 'allBut']), name: v.string() })), null),
  /** Names of sections. */
  folded: v.fallback(names, () => ['system']),
  sectionOrder: v.fallback(names, () => []),
  /** Of each section in which charts were moved: its first charts, down to the last that was moved. */
  chartOrder: v.fallback(v.pipe(v.record(v.string(), names), v.readonly()), () => ({})),
  pinned: v.fallback(names, () => []),
});

const finite = v.pipe(v.number(), v.finite());
const stretch = v.object({ min: finite, max: finite });
const zoom = v.object({
  ...stretch.entries,
  /** All there was to see where one zoomed, for a page that is loaded with its zoom. */
  whole: v.exactOptional(v.fallback(v.optional(stretch), undefined)),
});
const pixels = v.pipe(finite, v.minValue(0), v.maxValue(20_000));

const view = v.object({
  search: v.fallback(v.string(), ''),
  /** What part of the x axis all charts show; of all there is, where absent. */
  zoom: v.exactOptional(v.fallback(v.optional(zoom), undefined)),
  /** The metric whose chart fills the page. */
  full: v.exactOptional(v.fallback(v.optional(v.string()), undefined)),
  /** Metrics that are shown as a table. */
  tables: v.fallback(names, () => []),
  /** The step of the images under each key; absent for those of which one sees the last. */
  imageSteps: v.fallback(v.pipe(v.record(v.string(), v.number()), v.readonly()), () => ({})),
  scrollTop: v.fallback(v.number(), 0),
  /** How large the part with the charts was, so that what it will show is asked for before it is there. */
  size: v.fallback(v.object({ width: pixels, height: pixels }), () => ({ width: 0, height: 0 })),
  /** Of each run that was shown, the number of its look. */
  looks: v.fallback(
    v.pipe(v.record(v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))), v.readonly()),
    () => ({}),
  ),
  /** Absent as long as nobody chose any here. */
  options: v.exactOptional(v.fallback(v.optional(options), undefined)),
});

export type XAxis = v.InferOutput<typeof xAxis>;
export type ChartOptions = v.InferOutput<typeof options>;
/** Where charts stand. */
export type Arrangement = Pick<ChartOptions, 'pinned' | 'chartOrder' | 'sectionOrder' | 'folded'>;
export type Band = NonNullable<ChartOptions['band']>;
export type Zoom = v.InferOutput<typeof zoom>;
export type ChartsView = v.InferOutput<typeof view>;

/** How the page was looked at, as far as it can be told from what was remembered. */
export function viewOf(remembered: unknown): ChartsView {
  return v.parse(view, isObject(remembered) ? remembered : {});
}

/** The same of what another page had kept for this one. */
export function optionsOf(kept: unknown): ChartOptions {
  return v.parse(options, isObject(kept) ? kept : {});
}

/** What is kept for other pages: where charts stand only as long as that is short, for the host keeps no more than 100,000 characters. */
export function keptOptions(now: ChartOptions): ChartOptions {
  if (JSON.stringify(now).length < 50_000) return now;
  const { folded, sectionOrder, chartOrder, pinned } = optionsOf(undefined);
  return { ...now, folded, sectionOrder, chartOrder, pinned };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
