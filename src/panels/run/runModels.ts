import * as v from 'valibot';
import { mapAtOnce } from '../../base/mapAtOnce.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';
import type { Run } from '../../model/run.ts';
import type { RunModel, Versions } from '../../protocol/run.ts';
import { isPlainId } from '../../services/runs/filterText.ts';
import { given } from '../../stores/given.ts';
import { orAbsent } from '../../stores/orAbsent.ts';
import type { CurrentRun } from './shownRun.ts';

/** Each logged model is asked for by its id: so many at first, and so many at once. */
const firstModels = 10;
const atOnce = 4;
const mostVersions = 100;

/** The logged models of a run, and the registered versions made from it, of which it remembers those that it named. */
export function runModels(current: CurrentRun) {
  const named = new Map<string, ModelVersion>();
  const names = new Map<string, string>();
  return {
    /** The name of a logged model that was named on the page. */
    loggedModel: (modelId: string): string | undefined => names.get(modelId),
    version: (name: string, version: string): ModelVersion | undefined => named.get(JSON.stringify([name, version])),
    answers: {
      loggedModels: {
        ask: v.object({ all: v.boolean() }),
        answer: ({ all }: { readonly all: boolean }, signal: AbortSignal): Promise<readonly RunModel[]> => {
          const { run, ask } = current();
          const models = referencesOf(run);
          return ask((store) =>
            mapAtOnce(all ? models : models.slice(0, firstModels), atOnce, async (reference): Promise<RunModel> => {
              const model = await orAbsent(store.getLoggedModel(reference.modelId, signal));
              if (!model) return reference;
              names.set(model.modelId, model.name);
              return { ...reference, name: model.name, type: model.modelType, status: model.status };
            }),
          );
        },
      },
      versions: {
        ask: v.null(),
        answer: async (_: null, signal: AbortSignal): Promise<Versions> => {
          const { run, ask } = current();
          if (!isPlainId(run.runId)) return { items: [], goesOn: false };
          const query = { filter: `run_id = '${run.runId}'`, maxResults: mostVersions };
          const { items, nextPageToken } = await ask((store) => store.searchModelVersions(query, signal));
          for (const one of items) named.set(JSON.stringify([one.name, one.version]), one);
          return {
            items: items.map(({ name, version, aliases, currentStage, modelId }) => ({
              name,
              version,
              aliases,
              ...given('modelId', modelId === '' ? undefined : modelId),
              ...given('stage', ['', 'None'].includes(currentStage) ? undefined : currentStage),
            })),
            goesOn: nextPageToken !== undefined,
          };
        },
      },
    },
  };
}

/** What it wrote first; a model that it wrote at several steps counts with the last one. */
function referencesOf({ modelOutputs, modelInputs }: Run): readonly RunModel[] {
  const outputs = modelOutputs.map(({ modelId, step }) => ({ modelId, isInput: false, ...given('step', step) }));
  const inputs = modelInputs.map(({ modelId }) => ({ modelId, isInput: true }));
  return [...new Map([...inputs, ...outputs].map((model) => [model.modelId, model])).values()].sort(
    (a, b) => Number(a.isInput) - Number(b.isInput),
  );
}
