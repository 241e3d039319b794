import { alike } from '../../base/alike.ts';
import { runTextAddress } from '../../services/runs/runTexts.ts';
import type { Command } from '../command.ts';
import { pairNames, pairTitle, runPairFor } from './runPair.ts';

/** Shows the params of two runs beside each other, in the editor's own diff. */
export const compareParams: Command = {
  id: 'podium.compare.params',
  title: 'Compare Params',

  async run(app, target, selected) {
    const pair = await runPairFor(app, 'Compare Params', target, selected);
    if (!pair) return;
    const [one, other] = pair;
    if (!alike(one.run.params, other.run.params)) {
      const [left, right] = [runTextAddress(one, 'params'), runTextAddress(other, 'params')];
      await app.ui.compareDocuments(pairTitle('params', pair), left, right);
      return;
    }
    const count = Object.keys(one.run.params).length;
    void app.ui.inform(
      `${pairNames(pair).join(' and ')} have ${count === 0 ? 'no params' : `the same ${paramCount(count)}`}.`,
    );
  },
};

function paramCount(count: number): string {
  return count === 1 ? 'one param' : `${String(count)} params`;
}
