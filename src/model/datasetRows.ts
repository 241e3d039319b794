import type { DatasetInput } from './run.ts';

/** What MLflow's users call it when a data set is there to tell how good a model is. */
export const evaluationContexts = ['eval', 'evaluation', 'test', 'testing', 'validation', 'val'];

/** The data sets that a run was evaluated on, or those of a name, as far as they say how many rows they have. */
export function evaluatedRows(
  datasets: readonly DatasetInput[],
  named?: string,
): { readonly name: string; readonly rows: number }[] {
  return datasets.flatMap(({ name, profile, tags }) => {
    const context = tags['mlflow.data.context']?.toLowerCase() ?? '';
    const isOne = named === undefined ? evaluationContexts.includes(context) : name === named;
    const rows = isOne ? rowsIn(profile) : undefined;
    return rows === undefined ? [] : [{ name, rows }];
  });
}

/** Of tables, and of arrays: `{"num_rows": 171}`, `{"features_shape": [1257, 64]}`. */
function rowsIn(profile: string | undefined): number | undefined {
  const told = profile === undefined ? undefined : jsonIn(profile);
  if (typeof told !== 'object' || told === null) return undefined;
  const { num_rows: rows, features_shape: shape } = told as { num_rows?: unknown; features_shape?: unknown };
  const [count] = [rows, Array.isArray(shape) ? (shape[0] as unknown) : undefined].filter(
    (one) => typeof one === 'number' && Number.isSafeInteger(one) && one >= 0,
  );
  return count as number | undefined;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Somebody else's text, or one that an old MLflow cut off.
    return undefined;
  }
}
