import { alike } from '../../base/alike.ts';
import { UserError, type DocumentPair } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import { runParts, runTextAddress, type RunPart } from '../../services/runs/runTexts.ts';
import type { Command } from '../command.ts';
import { addressOf } from './compareFiles.ts';
import { findModelFile } from '../artifacts/findFile.ts';
import { pairNames, pairTitle, runPairFor, type RunPair } from './runPair.ts';
import { isSameFile } from './sameFile.ts';

/** What MLflow writes beside each model, in the order in which people ask for it. */
const modelFiles = ['MLmodel', 'requirements.txt', 'python_env.yaml', 'conda.yaml'] as const;

/** Shows the texts in which two runs differ beside each other in one editor: params, metrics, tags, and what stands beside their models. */
export const compareTexts: Command = {
  id: 'podium.compare.texts',
  title: 'Compare All Texts',

  async run(app, target, selected) {
    const pair = await runPairFor(app, 'Compare All Texts', target, selected);
    if (!pair) return;
    const files = await app.ui.progress('Looking for the files of their models', (signal) =>
      Promise.all(modelFiles.map((name) => filePair(app, pair, name, signal))),
    );
    const pairs = [...runParts.flatMap((part) => partPair(pair, part) ?? []), ...files.flatMap((file) => file ?? [])];
    if (pairs.length === 0)
      throw new UserError(
        `${pairNames(pair).join(' and ')} have the same params, metrics and tags, and nothing beside their models differs.`,
      );
    await app.ui.compareAll(pairTitle('texts', pair), pairs);
  },
};

/** Nothing where both have the same. */
function partPair([one, other]: RunPair, part: RunPart): DocumentPair | undefined {
  if (alike(one.run[part], other.run[part])) return undefined;
  const called = calledIn([one, other]);
  return { one: runTextAddress(one, part, called), other: runTextAddress(other, part, called) };
}

/** Nothing where both have the same, or none has any. */
async function filePair(
  app: App,
  [left, right]: RunPair,
  name: string,
  signal: AbortSignal,
): Promise<DocumentPair | undefined> {
  const [one, other] = await Promise.all([
    findModelFile(app, left, name, signal),
    findModelFile(app, right, name, signal),
  ]);
  if (one && other && (await isSameFile(app, one, other, signal))) return undefined;
  const called = calledIn([left, right]);
  return one || other ? { one: one && addressOf(one, called), other: other && addressOf(other, called) } : undefined;
}

/** Both sides are called the same: the editor would take another path for a file that was renamed. */
function calledIn(pair: RunPair): string {
  return pairNames(pair).join(' ↔ ');
}
