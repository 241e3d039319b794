import type { PickItem } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import { knownNames } from '../../services/runs/knownNames.ts';
import type { NodeOf } from '../../services/node.ts';
import { nameTag, noteTag } from '../../services/runs/runFields.ts';
import { checkedKey } from '../../stores/writeChecks.ts';
import { StoreError } from '../../stores/storeError.ts';
import { newestRunsOf } from '../experiments/newestRuns.ts';
import { runsText } from './runsFor.ts';
import type { Step } from '../steps.ts';

export interface TagForm {
  readonly key: string;
  readonly value: string;
}

type Runs = readonly NodeOf<'run'>[];

/** Asks for the key of a tag: one that the runs have, one that others of their experiment have, or a new one that is typed. */
export function askTagKey(app: App, runs: Runs): Step<TagForm> {
  let others: Promise<readonly string[]> | undefined;
  return {
    ask: async (form, step) => {
      const key = await app.ui.search<string | undefined>({
        title: 'Set Tag',
        step,
        placeholder: `A tag of ${runsText(runs)}, or the key of a new one`,
        find: async (typed, signal) => {
          others ??= otherKeys(app, runs, signal);
          // Read once for the whole question; when that failed, or was cancelled by typing on, at the next try.
          others.catch(() => (others = undefined));
          return keyItems(runs, await others, typed.trim());
        },
      });
      return key === undefined ? undefined : { ...form, key };
    },
  };
}

async function otherKeys(app: App, [first]: Runs, signal: AbortSignal): Promise<readonly string[]> {
  if (!first) return [];
  const runs = await newestRunsOf(app, first.connection, first.run.experimentId, signal);
  return [...(knownNames(runs).tag?.keys() ?? [])];
}

function keyItems(runs: Runs, others: readonly string[], typed: string): readonly PickItem<string | undefined>[] {
  const own = ownKeys(runs);
  const keys = [...new Set([...own, ...others])].filter(isOffered);
  const found = keys
    .filter((key) => key.toLowerCase().includes(typed.toLowerCase()))
    .map((key): PickItem<string> => ({
      label: key,
      description: own.includes(key) ? valueText(runs, key) : 'new here, used by other runs',
      icon: 'tag',
      value: key,
    }));
  if (typed === '' && keys.length === 0)
    return [{ label: 'Type the key of a new tag', icon: 'info', value: undefined }];
  if (typed === '' || keys.includes(typed)) return found;
  const problem = keyProblem(typed);
  if (problem !== undefined) return [...found, { label: problem, icon: 'error', value: undefined }];
  return [...found, { label: typed, description: 'new tag', icon: 'add', value: typed }];
}

/** The keys of the tags of runs that people give them, those that they all have among them. */
export function ownKeys(runs: Runs): readonly string[] {
  return [...new Set(runs.flatMap(({ run }) => Object.keys(run.tags)))]
    .filter(isOffered)
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
}

/** The value of a tag beside its key; with several runs, whether it is the same. */
export function valueText(runs: Runs, key: string): string {
  const [value, ...more] = new Set(runs.map(({ run }) => run.tags[key]));
  return more.length > 0 ? 'different values' : (value ?? '');
}

/** What MLflow keeps for itself is no matter of choice; whoever types such a key knows what it does. */
function isOffered(key: string): boolean {
  return !key.startsWith('mlflow.');
}

/** Why a tag of this key is not to be set by hand. */
function keyProblem(key: string): string | undefined {
  if (key === nameTag) return 'This tag is the name of the run. Use Rename Run….';
  if (key === noteTag) return 'This tag is the note of the run. Use Edit Note….';
  try {
    checkedKey(key);
    return undefined;
  } catch (error) {
    if (error instanceof StoreError) return error.message;
    throw error;
  }
}
