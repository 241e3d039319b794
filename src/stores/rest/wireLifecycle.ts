import * as v from 'valibot';
import type { LifecycleStage } from '../../model/lifecycle.ts';
import { text } from './wire.ts';

export const lifecycleStage = v.pipe(
  text,
  v.transform((stage): LifecycleStage => (stage === 'deleted' ? 'deleted' : 'active')),
);
