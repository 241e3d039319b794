import { moved, pinnedSection } from './sections.ts';
import type { Arrangement } from './view.ts';

/** Pins a chart to the top, after those that are pinned; or puts it back under its heading. */
export function pinned({ pinned: now }: Arrangement, key: string): Partial<Arrangement> {
  return { pinned: now.includes(key) ? now.filter((other) => other !== key) : [...now, key] };
}

export function folded({ folded: now }: Arrangement, section: string): Partial<Arrangement> {
  return { folded: now.includes(section) ? now.filter((other) => other !== section) : [...now, section] };
}

/** Moves a chart among those of its section, whose names are given in their order. */
export function movedChart(
  { chartOrder }: Arrangement,
  section: string,
  keys: readonly string[],
  key: string,
  places: number,
): Partial<Arrangement> {
  const order = [...moved(keys, key, places)];
  return section === pinnedSection
    ? { pinned: [...order, ...keys.slice(order.length)] }
    : { chartOrder: { ...chartOrder, [section]: order } };
}

export function movedSection(sections: readonly string[], section: string, places: number): Partial<Arrangement> {
  return { sectionOrder: [...moved(sections, section, places)] };
}
