import * as v from 'valibot';

const place = v.fallback(v.pipe(v.number(), v.finite(), v.minValue(0)), 0);
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const column = v.pipe(v.number(), v.integer(), v.minValue(0));
const asked = v.pipe(v.array(v.object({ column, asked: v.string() })), v.readonly());

const view = v.object({
  /** What is looked for in any column. */
  search: v.fallback(v.string(), ''),
  /** What is asked of single columns, by their places. */
  asked: v.fallback(asked, () => []),
  sort: v.exactOptional(v.fallback(v.optional(v.object({ column, descending: v.boolean() })), undefined)),
  /** Of a model card: the format of the payload, and the shell that sends it. */
  payload: v.fallback(v.string(), ''),
  shell: v.fallback(v.picklist(['json', 'posix', 'powershell']), 'json'),
  /** Of a map: whether its table is shown in its place, and what part of it is seen. */
  showsTable: v.fallback(v.boolean(), false),
  map: v.fallback(v.object({ x: share, y: share, zoom: v.pipe(v.number(), v.minValue(1), v.maxValue(400)) }), {
    x: 0.5,
    y: 0.5,
    zoom: 1,
  }),
  scrollTop: place,
  scrollLeft: place,
});

export type PreviewView = v.InferOutput<typeof view>;

/** How the file was looked at, as far as it can be told from what was remembered. */
export function viewOf(remembered: unknown): PreviewView {
  const isObject = typeof remembered === 'object' && remembered !== null && !Array.isArray(remembered);
  return v.parse(view, isObject ? remembered : {});
}
