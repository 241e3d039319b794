import { championFor } from './championFor.ts';
import type { Command } from '../command.ts';
import { openComparison } from './openComparison.ts';
import { runFor } from '../runs/runsFor.ts';

/** Opens a run beside the one that the champion came from. */
export const compareWithChampion: Command = {
  id: 'podium.compare.withChampion',
  title: 'Compare with Champion',

  async run(app, target) {
    const node = await runFor(app, 'Compare with Champion', target);
    const champion = node && (await championFor(app, 'Compare with Champion', node));
    if (champion) openComparison(app, [champion.run, node]);
  },
};
