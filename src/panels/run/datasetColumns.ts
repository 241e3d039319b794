import * as v from 'valibot';
import type { DatasetColumn } from '../../protocol/run.ts';

const column = v.object({
  name: v.exactOptional(v.string()),
  type: v.unknown(),
  required: v.exactOptional(v.boolean()),
});

const tensor = v.object({
  name: v.exactOptional(v.string()),
  'tensor-spec': v.object({ dtype: v.string(), shape: v.array(v.number()) }),
});

const schema = v.union([
  v.object({ mlflow_colspec: v.array(column) }),
  v.object({ mlflow_tensorspec: v.record(v.string(), v.unknown()) }),
]);

/** The columns of a dataset's schema, as MLflow writes it; `undefined` for any other text. Tensors are columns that have a shape. */
export function columnsOf(text: string): readonly DatasetColumn[] | undefined {
  const parsed = v.safeParse(schema, jsonOf(text));
  if (!parsed.success) return undefined;
  if ('mlflow_colspec' in parsed.output) {
    return parsed.output.mlflow_colspec.map(({ name = '', type, required = true }) => ({
      name,
      type: typeof type === 'string' ? type : JSON.stringify(type),
      required,
    }));
  }
  return Object.entries(parsed.output.mlflow_tensorspec).flatMap(([part, specs]) => tensorsOf(part, specs));
}

/** MLflow writes the tensors as JSON in a text. */
function tensorsOf(part: string, specs: unknown): readonly DatasetColumn[] {
  const parsed = v.safeParse(v.array(tensor), typeof specs === 'string' ? jsonOf(specs) : specs);
  if (!parsed.success) return [];
  return parsed.output.map(({ name, 'tensor-spec': { dtype, shape } }) => ({
    name: name === undefined ? part : `${part}: ${name}`,
    type: `${dtype} [${shape.map((size) => (size === -1 ? 'any' : String(size))).join(', ')}]`,
    required: true,
  }));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
