import * as v from 'valibot';
import { mapAtOnce } from '../../base/mapAtOnce.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';
import type { SizeRow } from '../../protocol/model.ts';
import { modelFile } from '../../services/registry/modelFiles.ts';
import type { Store } from '../../stores/store.ts';
import { StoreError } from '../../stores/storeError.ts';

const [mostAtOnce, atOnce] = [60, 2];

/** How large models are, as MLflow wrote it beside them: of versions that somebody looks at, and once, since what was registered stays as it is. */
export function versionSizes(
  current: () => {
    readonly get: (version: string) => ModelVersion | undefined;
    readonly ask: <Answer>(question: (store: Store) => Promise<Answer>) => Promise<Answer>;
  },
) {
  const known = new Map<string, number | undefined>();
  return {
    ask: v.object({ versions: v.pipe(v.array(v.string()), v.maxLength(mostAtOnce)) }),
    answer: async ({ versions }: { readonly versions: readonly string[] }, signal: AbortSignal) => {
      const { get, ask } = current();
      const missing = versions.flatMap((version) => (known.has(version) ? [] : (get(version) ?? [])));
      const sizes = await ask((store) => mapAtOnce(missing, atOnce, (one) => sizeOf(store, one, signal)));
      missing.forEach(({ version }, at) => known.set(version, sizes[at]));
      return versions.flatMap((version): readonly SizeRow[] => {
        const sizeBytes = known.get(version);
        return sizeBytes === undefined ? [] : [{ version, sizeBytes }];
      });
    },
  };
}

/** Only this line is looked for: a signature of thousands of columns is not to be read for it. */
async function sizeOf(store: Store, { name, version }: ModelVersion, signal: AbortSignal): Promise<number | undefined> {
  try {
    const text = await modelFile(store, { owner: { name, version }, folder: '' }, 'MLmodel', signal);
    const digits = /^model_size_bytes: (\d{1,15})\r?$/m.exec(text ?? '')?.[1];
    return digits === undefined ? undefined : Number(digits);
  } catch (error) {
    // Files that cannot be reached have no size here; whoever opens one is told why.
    if (error instanceof StoreError) return undefined;
    throw error;
  }
}
