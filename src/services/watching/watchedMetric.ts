import { isSystemMetric } from './watchRules.ts';

/** Words of a metric's name that say "this is what training makes smaller", the plainest first. */
const lossWords = ['loss', 'perplexity', 'nll', 'error', 'err', 'rmse', 'mse', 'mae'];

/** Words that say "on data that it was not trained with": that is what shows whether it still learns. */
const heldOutWords = ['val', 'valid', 'validation', 'eval', 'dev', 'test'];

/** Which metric tells whether a run gets better: the one chosen, where the run has it, else the one most like a loss. */
export function watchedMetric(keys: readonly string[], chosen: string | undefined): string | undefined {
  if (chosen !== undefined && keys.includes(chosen)) return chosen;
  const losses = keys.filter((key) => !isSystemMetric(key) && lossRank(key) < lossWords.length);
  return losses.sort(byLikeness)[0];
}

function byLikeness(a: string, b: string): number {
  return lossRank(a) - lossRank(b) || heldOutRank(a) - heldOutRank(b) || a.length - b.length || a.localeCompare(b);
}

function lossRank(key: string): number {
  const words = wordsOf(key);
  const rank = lossWords.findIndex((word) => words.includes(word));
  return rank === -1 ? lossWords.length : rank;
}

function heldOutRank(key: string): number {
  return wordsOf(key).some((word) => heldOutWords.includes(word)) ? 0 : 1;
}

/** `val_loss`, `validation/loss` and `evalLoss` each have two. */
function wordsOf(key: string): readonly string[] {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
}
