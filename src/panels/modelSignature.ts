import * as v from 'valibot';
import { keyed, type Keyed } from '../base/keyed.ts';
import { YamlError, parseYaml } from '../stores/file/yaml.ts';

const spec = v.object({
  name: v.exactOptional(v.string()),
  type: v.exactOptional(v.unknown()),
  required: v.exactOptional(v.boolean()),
  default: v.exactOptional(v.unknown()),
  'tensor-spec': v.exactOptional(v.object({ dtype: v.string(), shape: v.array(v.number()) })),
});

const parts = ['inputs', 'outputs', 'params'] as const;
const words = { inputs: 'input', outputs: 'output', params: 'param' } as const;

/** What a model takes and gives, as its `MLmodel` says: "input age" is "long". None where it has no signature, or the file is no `MLmodel`. */
export function signatureIn(modelFile: string): Keyed<string> {
  const signature = signatureField(modelFile);
  return keyed(
    parts.flatMap((part) => {
      const text = signature?.get(part);
      const specs = v.safeParse(v.array(spec), typeof text === 'string' ? jsonOf(text) : undefined);
      if (!specs.success) return [];
      const named = specs.output.map((one, index) => [nameOf(part, one, index), typeOf(one)] as const);
      return [[part, `${String(named.length)} ${named.length === 1 ? 'column' : 'columns'}`] as const, ...named];
    }),
  );
}

function signatureField(modelFile: string): ReadonlyMap<unknown, unknown> | undefined {
  try {
    const signature = parseYaml(modelFile).get('signature');
    return signature instanceof Map ? (signature as ReadonlyMap<unknown, unknown>) : undefined;
  } catch (error) {
    // Of a file that is half written, or none that MLflow wrote, nothing is known.
    if (error instanceof YamlError) return undefined;
    throw error;
  }
}

type Spec = v.InferOutput<typeof spec>;

function nameOf(part: keyof typeof words, { name }: Spec, index: number): string {
  return `${words[part]} ${name ?? String(index + 1)}`;
}

function typeOf({ type, required = true, 'tensor-spec': tensor, default: given }: Spec): string {
  const shape = tensor?.shape.map((size) => (size === -1 ? 'any' : String(size))).join(', ');
  const name = tensor ? `${tensor.dtype} [${shape ?? ''}]` : typeof type === 'string' ? type : JSON.stringify(type);
  const byDefault = given === undefined || given === null ? '' : ` = ${JSON.stringify(given)}`;
  return `${name}${required ? '' : ', optional'}${byDefault}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
