import { jsonDepth } from '../../base/jsonDepth.ts';
import { readTable } from '../../compare/readTable.ts';
import type { Connections } from '../../connections/connections.ts';
import type { LoggedTable } from '../../model/loggedTable.ts';
import type { InputExample, ModelCard, ModelUse } from '../../protocol/modelCard.ts';
import { artifactPlaceOf, artifactScheme } from '../../services/artifacts/artifactAddress.ts';
import { connectionWith } from '../../services/connectionWith.ts';
import { artifactUri } from '../../services/mlflowUri.ts';
import { loadLines, sendLines, serveLines, type ModelAddress } from '../../services/registry/modelSnippets.ts';
import { servingPayloads } from '../../services/registry/servingPayloads.ts';
import { given } from '../../stores/given.ts';
import type { IdentityOf } from '../page.ts';
import type { PreviewSource } from './inPieces.ts';

const mostExampleBytes = 1024 * 1024;
const mostServingBytes = 256 * 1024;
const mostRows = 20;
const mostText = 4_000;
const mostDepth = 64;

/** Where the model lies whose `MLmodel` is shown. */
export async function modelAddress(
  { scheme, path, query }: IdentityOf<'preview'>,
  connections: Connections,
): Promise<ModelAddress> {
  const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/')));
  if (scheme !== artifactScheme) return { uri: folderOf(path).replace(/^\/(?=[a-z]:)/i, '') };
  const place = artifactPlaceOf({ path, query });
  return {
    uri: artifactUri(place.owner, folderOf(place.path)),
    connection: await connectionWith(connections, place.store),
  };
}

/** What is made of a model's card, and of the examples that lie beside it. */
export async function modelUse(
  card: ModelCard,
  { beside }: Pick<PreviewSource, 'beside'>,
  address: ModelAddress,
  signal: AbortSignal,
): Promise<ModelUse> {
  const { example, signature, flavors } = card;
  const [exampleBytes, servingBytes] = await Promise.all([
    example && beside(example.path, mostExampleBytes, signal),
    example?.servingPath === undefined ? undefined : beside(example.servingPath, mostServingBytes, signal),
  ]);
  const text = exampleBytes && new TextDecoder().decode(exampleBytes);
  const isCut = exampleBytes?.length === mostExampleBytes;
  const table = text === undefined ? undefined : tableIn(text, isCut);
  const serving =
    servingBytes && servingBytes.length < mostServingBytes ? new TextDecoder().decode(servingBytes) : undefined;
  const canServe = flavors.some(({ name }) => name === 'python_function');
  const made = canServe
    ? servingPayloads({ ...given('signature', signature), ...given('serving', serving), ...given('table', table) })
    : { payloads: [], notes: ['Without the flavor python_function MLflow cannot serve this model.'] };
  return {
    uri: address.uri,
    ...(example && text !== undefined && { example: shownExample(example.path, text, table, isCut) }),
    loads: flavors.flatMap(({ name }) => {
      const lines = loadLines(address, name);
      return lines === undefined ? [] : [{ name, text: lines }];
    }),
    ...(canServe && { serve: serveLines(address) }),
    payloads: made.payloads.map(({ name, json }) => ({ name, json, ...sendLines(json) })),
    notes: [
      ...(example && text === undefined
        ? [`Its input example ${example.path} is not there: it may have been deleted.`]
        : []),
      ...made.notes,
    ],
  };
}

function shownExample(path: string, text: string, table: LoggedTable | undefined, isCut: boolean): InputExample {
  if (!table) return { path, text: text.slice(0, mostText), isPart: isCut || text.length > mostText };
  const { columns, rows, isPart } = table;
  return { path, table: { columns, rows: rows.slice(0, mostRows) }, isPart: isPart || rows.length > mostRows };
}

/** A few hundred rows are read in one go. */
function tableIn(text: string, isCut: boolean): LoggedTable | undefined {
  if (jsonDepth(text) > mostDepth) return undefined;
  const reading = readTable(text, isCut, mostRows + 1);
  let step = reading.next();
  while (step.done !== true) step = reading.next();
  return step.value;
}
