import * as v from 'valibot';
import { keyed } from '../../base/keyed.ts';
import { mapAtOnce } from '../../base/mapAtOnce.ts';
import { packagesIn } from '../../compare/packages.ts';
import type { Connections } from '../../connections/connections.ts';
import type { Recorded } from '../../protocol/compare.ts';
import { StoreError } from '../../stores/storeError.ts';
import { recordedEnvironment, recordedModel } from '../run/runFiles.ts';
import { shownRun } from '../run/shownRun.ts';
import type { ShownRun } from '../shownRuns.ts';

const atOnce = 4;

/** Answers what is recorded beside the models that runs wrote. What one run has not keeps no other from being shown. */
export function compareRecorded(find: (id: string) => ShownRun | undefined, connections: Connections) {
  async function recordedOf(id: string, signal: AbortSignal): Promise<Recorded> {
    const none = { run: id, environment: keyed<string>([]), signature: keyed<string>([]) };
    const found = find(id);
    if (!found) return none;
    const shown = shownRun(connections, found.connection, found.run);
    try {
      const [environment, modelFile] = await Promise.all([
        recordedEnvironment(shown, signal),
        recordedModel(shown, signal),
      ]);
      return { run: id, environment: packagesOf(environment), signature: await signatureOf(modelFile) };
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return { ...none, failure: error.message };
    }
  }

  return {
    recorded: {
      ask: v.object({ runs: v.pipe(v.array(v.string()), v.maxLength(1_000)) }),
      answer: ({ runs }: { readonly runs: readonly string[] }, signal: AbortSignal): Promise<readonly Recorded[]> =>
        mapAtOnce(runs, atOnce, (id) => recordedOf(id, signal)),
    },
  };
}

function packagesOf(environment: Awaited<ReturnType<typeof recordedEnvironment>>): Recorded['environment'] {
  const { python, requirements = [] } = environment ?? {};
  const packages = Object.entries(packagesIn(requirements));
  return keyed([...(python === undefined ? [] : [['Python', python] as const]), ...packages]);
}

/** What reads YAML is loaded for the first model. */
async function signatureOf(modelFile: string | undefined): Promise<Recorded['signature']> {
  if (modelFile === undefined) return keyed([]);
  const { signatureIn } = await import('../model/modelSignature.ts');
  return signatureIn(modelFile);
}
