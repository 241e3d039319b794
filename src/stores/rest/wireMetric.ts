import * as v from 'valibot';
import type { MetricPoint } from '../../model/metric.ts';
import { metricValue, whole } from './wire.ts';

export const metricFields = { value: metricValue, timestamp: whole, step: whole };

export const metricPoint = v.pipe(
  v.object(metricFields),
  v.transform(({ step, timestamp, value }): MetricPoint => ({ step, timestampMs: timestamp, value })),
);
