import { plainText } from '../base/plainText.ts';
import { signatureFields, type Signature } from '../model/modelSignature.ts';
import type { BrokenText } from '../protocol/preview.ts';
import type { ExampleFile, Flavor, ModelCard, ModelFacts, NamedText } from '../protocol/modelCard.ts';
import { given } from '../stores/given.ts';
import { YamlError, optionalNumber, optionalText, parseYaml, type Fields } from '../stores/file/yaml.ts';
import { fileSize } from '../model/words.ts';
import type { ByteSource } from './byteSource.ts';

/** A signature of ten thousand columns has half of that. */
const mostBytes = 2 * 1024 * 1024;
const mostText = 2_000;

/** What a card says of its own place; the rest is shown as it stands. */
const told = new Set([
  'artifact_path',
  'flavors',
  'mlflow_version',
  'model_id',
  'model_size_bytes',
  'model_uuid',
  'run_id',
  'saved_input_example_info',
  'signature',
  'utc_time_created',
]);

/** An `MLmodel`: what MLflow writes beside each model. One that cannot be read says where, and is still there as text. */
export async function openModelFile(source: ByteSource, signal: AbortSignal): Promise<ModelCard | BrokenText> {
  if (source.sizeBytes > mostBytes) {
    const message = `This MLmodel has ${fileSize(source.sizeBytes)}. MLflow writes some KB: Podium reads at most ${fileSize(mostBytes)} as a model card.`;
    return { kind: 'broken', message };
  }
  const text = new TextDecoder().decode(await source.read(0, source.sizeBytes, signal));
  try {
    return cardOf(parseYaml(text));
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    const why = plainText(error.message, 200);
    return { kind: 'broken', message: `MLmodel, line ${String(error.line)}: ${why}. It is damaged, or breaks off.` };
  }
}

function cardOf(fields: Fields): ModelCard {
  const flavors = mapIn(fields, 'flavors');
  const signature = fields.get('signature');
  const read = signature instanceof Map ? signatureOf(signature as Fields) : undefined;
  const isUnread = read && Object.values(read.signature).every((part) => part === null);
  return {
    kind: 'card',
    facts: factsOf(fields, flavors),
    flavors: [...flavors].map(([name, flavor]) => flavorOf(String(name), flavor)).sort(pyfuncFirst),
    ...(read && !isUnread && { signature: read.signature }),
    ...given('example', exampleOf(mapIn(fields, 'saved_input_example_info'))),
    others: named([...fields].filter(([name]) => !told.has(String(name)))),
    notes: [
      ...(flavors.size === 0 ? ['This MLmodel names no flavors: MLflow cannot load a model by it.'] : []),
      ...(read?.unread ?? []).map((part) => `The ${part} of its signature cannot be read. Open it as text.`),
    ],
  };
}

function factsOf(fields: Fields, flavors: Fields): ModelFacts {
  return {
    // Before MLflow 3 it was called `model_uuid`, and named nothing.
    ...given('modelId', optionalText(fields, 'model_id')),
    ...given('runId', optionalText(fields, 'run_id')),
    ...given('sizeBytes', optionalNumber(fields, 'model_size_bytes')),
    ...given('mlflowVersion', optionalText(fields, 'mlflow_version')),
    ...given('pythonVersion', optionalText(mapIn(flavors, 'python_function'), 'python_version')),
    ...given('createdUtc', optionalText(fields, 'utc_time_created')),
  };
}

function flavorOf(name: string, told: unknown): Flavor {
  const fields: Fields = told instanceof Map ? (told as Fields) : new Map();
  const versionField = `${name}_version`;
  const shown = [...fields].filter(([field]) => field !== versionField && field !== 'loader_module');
  return {
    name,
    ...given('version', optionalText(fields, versionField)),
    ...given('loaderModule', optionalText(fields, 'loader_module')),
    fields: named(shown),
  };
}

function pyfuncFirst(one: Flavor, other: Flavor): number {
  return Number(other.name === 'python_function') - Number(one.name === 'python_function');
}

function signatureOf(fields: Fields): { readonly signature: Signature; readonly unread: readonly string[] } {
  const part = (name: string) => signatureFields(fields.get(name));
  const signature = { inputs: part('inputs'), outputs: part('outputs'), params: part('params') };
  const unread = Object.entries(signature).flatMap(([name, read]) =>
    read === null && typeof fields.get(name) === 'string' ? [name] : [],
  );
  return { signature, unread };
}

/** Only a file that lies beside it. */
function exampleOf(info: Fields): ExampleFile | undefined {
  const path = fileIn(info, 'artifact_path');
  if (path === undefined) return undefined;
  return { type: optionalText(info, 'type') ?? '', path, ...given('servingPath', fileIn(info, 'serving_input_path')) };
}

function fileIn(info: Fields, name: string): string | undefined {
  const path = optionalText(info, name);
  return path !== undefined && /^[^/\\:\0]{1,200}$/.test(path) && !/^\.+$/.test(path) ? path : undefined;
}

function mapIn(fields: Fields, name: string): Fields {
  const value = fields.get(name);
  return value instanceof Map ? (value as Fields) : new Map();
}

function named(entries: readonly (readonly [unknown, unknown])[]): readonly NamedText[] {
  return entries
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ({ name: String(name), text: textOf(value).slice(0, mostText) }));
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, (_, one: unknown) => plain(one));
}

function plain(value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value as ReadonlyMap<string, unknown>) : value;
}
