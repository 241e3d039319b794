/** One logged value. NaN and ±Infinity are values like any other (SQL stores keep infinities as ±1.7976931348623157e308). */
export interface MetricPoint {
  readonly step: number;
  readonly timestampMs: number;
  readonly value: number;
}

/** What SQL stores write for an infinity: they have no other way to keep one. */
export const clamped = Number.MAX_VALUE;

/** A metric value as a person reads it: six significant digits unless said, and the infinity that MLflow clamped named as one. */
export function formatMetric(value: number, digits = 6): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value >= clamped) return '∞';
  if (value <= -clamped) return '-∞';
  if (Number.isInteger(value) && Math.abs(value) < 1e9) return String(value);
  const rounded = Number(value.toPrecision(digits));
  // Next to an infinity it may be rounded to one, which it is not.
  if (!Number.isFinite(rounded)) return value.toPrecision(digits);
  const size = Math.abs(rounded);
  return size !== 0 && (size < 1e-4 || size >= 1e9) ? rounded.toExponential() : String(rounded);
}

/** A series of one run, thinned out so that no extreme is lost. */
export interface SampledHistory {
  readonly runId: string;
  /** By step, then by time. */
  readonly points: readonly MetricPoint[];
  /** How many the store has, in the range that was asked for; NaN in a first impression. */
  readonly pointCount: number;
  /** Whether those are more than are here. */
  readonly sampled: boolean;
  /** A first impression: some points, the first and the last among them, but not every extreme. */
  readonly quick?: true;
}
