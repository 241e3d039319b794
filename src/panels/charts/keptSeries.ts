import { join } from 'node:path';
import { SeriesFiles } from '../../services/runs/seriesFiles.ts';
import { SeriesMemory } from '../../services/runs/seriesMemory.ts';
import type { KeptPlaces } from './chartSeries.ts';
import type { PageContext } from '../page.ts';

const places = new WeakMap<PageContext, KeptPlaces>();

/** Where all pages of a window keep series: one that is closed and opened again has them. */
export function keptSeries(context: PageContext): KeptPlaces {
  const { cacheFolder, log } = context;
  const kept = places.get(context) ?? {
    memory: new SeriesMemory(),
    files: cacheFolder === undefined ? undefined : new SeriesFiles(join(cacheFolder, 'series'), log),
  };
  places.set(context, kept);
  return kept;
}
