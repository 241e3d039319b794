import { plainText } from '../base/plainText.ts';
import { fileSize } from '../model/words.ts';
import { StoreError } from '../stores/storeError.ts';
import type { ByteSource } from './byteSource.ts';
import { ByteWindow } from './byteWindow.ts';
import { memoryTable, numberColumn, textColumn } from './memoryTable.ts';
import { onnxTensorIn, pairIn, type OnnxTensor } from './onnxTensor.ts';
import { onnxTypeIn, textIn, type OnnxType } from './onnxTypes.ts';
import { protoFields, type ProtoField } from './protoFields.ts';
import type { Row, TableFile } from './tableFile.ts';

const [mostTensors, mostPairs, mostOperators, mostValues] = [20_000, 1_000, 5_000, 10_000];

interface NamedType extends OnnxType {
  readonly name: string;
}

interface Graph {
  name: string;
  readonly inputs: NamedType[];
  readonly outputs: NamedType[];
  readonly tensors: OnnxTensor[];
  tensorCount: number;
  nodeCount: number;
  readonly operators: Map<string, number>;
}

interface Model {
  irVersion: number | undefined;
  producer: string;
  producerVersion: string;
  readonly opsets: string[];
  readonly metadata: [string, string][];
  readonly graph: Graph;
}

/** What an ONNX model says of itself: inputs, outputs, operators and weights. The weights are passed over, however large they are. */
export async function openOnnx(source: ByteSource, signal: AbortSignal): Promise<TableFile> {
  const bytes = new ByteWindow(source);
  const model = await modelIn(bytes, signal);
  return memoryTable(
    'ONNX model',
    [...['part', 'name', 'type', 'shape'].map(textColumn), numberColumn('count'), numberColumn('bytes')],
    rowsOf(model),
    notesOf(model),
  );
}

async function modelIn(bytes: ByteWindow, signal: AbortSignal): Promise<Model> {
  const graph: Graph = {
    name: '',
    inputs: [],
    outputs: [],
    tensors: [],
    tensorCount: 0,
    nodeCount: 0,
    operators: new Map(),
  };
  const model: Model = {
    irVersion: undefined,
    producer: '',
    producerVersion: '',
    opsets: [],
    metadata: [],
    graph,
  };
  let hasGraph = false;
  for await (const field of protoFields(bytes, 0, bytes.sizeBytes, signal)) {
    const { number, isLong, value } = field;
    if (number === 1 && !isLong) model.irVersion = value;
    if (!isLong) continue;
    if (number === 2) model.producer = await textIn(bytes, field, signal);
    else if (number === 3) model.producerVersion = await textIn(bytes, field, signal);
    else if (number === 7) {
      hasGraph = true;
      await readGraph(bytes, field, graph, signal);
    } else if (number === 8 && model.opsets.length < mostPairs) model.opsets.push(await opsetIn(bytes, field, signal));
    else if (number === 14 && model.metadata.length < mostPairs)
      model.metadata.push(await pairIn(bytes, field, signal));
  }
  if (hasGraph && model.irVersion !== undefined) return model;
  throw new StoreError('damaged', 'This is no ONNX model: it has no graph, or no version.');
}

async function readGraph(
  bytes: ByteWindow,
  { from, to }: ProtoField,
  graph: Graph,
  signal: AbortSignal,
): Promise<void> {
  for await (const field of protoFields(bytes, from, to, signal)) {
    if (!field.isLong) continue;
    switch (field.number) {
      case 1:
        graph.nodeCount++;
        count(graph.operators, await operatorIn(bytes, field, signal));
        break;
      case 2:
        graph.name = await textIn(bytes, field, signal);
        break;
      case 5:
        graph.tensorCount++;
        if (graph.tensors.length < mostTensors) graph.tensors.push(await onnxTensorIn(bytes, field, signal));
        break;
      case 11:
        if (graph.inputs.length < mostValues) graph.inputs.push(await namedTypeIn(bytes, field, signal));
        break;
      case 12:
        if (graph.outputs.length < mostValues) graph.outputs.push(await namedTypeIn(bytes, field, signal));
    }
  }
}

function count(operators: Map<string, number>, name: string): void {
  if (operators.size < mostOperators || operators.has(name)) operators.set(name, (operators.get(name) ?? 0) + 1);
}

/** What a node does: `Conv`, or with the domain of another set `com.microsoft.Gelu`. */
async function operatorIn(bytes: ByteWindow, { from, to }: ProtoField, signal: AbortSignal): Promise<string> {
  let [type, domain] = ['', ''];
  for await (const field of protoFields(bytes, from, to, signal)) {
    if (!field.isLong) continue;
    if (field.number === 4) type = await textIn(bytes, field, signal);
    else if (field.number === 7) domain = await textIn(bytes, field, signal);
  }
  return domain === '' ? type : `${domain}.${type}`;
}

async function namedTypeIn(bytes: ByteWindow, { from, to }: ProtoField, signal: AbortSignal): Promise<NamedType> {
  let name = '';
  let type: OnnxType = { type: '…', shape: null };
  for await (const field of protoFields(bytes, from, to, signal)) {
    if (!field.isLong) continue;
    if (field.number === 1) name = await textIn(bytes, field, signal);
    else if (field.number === 2) type = await onnxTypeIn(bytes, field, signal);
  }
  return { name, ...type };
}

/** Which operators it is written in, and in which version of them. */
async function opsetIn(bytes: ByteWindow, { from, to }: ProtoField, signal: AbortSignal): Promise<string> {
  let [domain, version] = ['', 0];
  for await (const field of protoFields(bytes, from, to, signal)) {
    if (field.number === 1 && field.isLong) domain = await textIn(bytes, field, signal);
    else if (field.number === 2 && !field.isLong) version = field.value;
  }
  return `${domain === '' ? 'ai.onnx' : domain} ${String(version)}`;
}

function rowsOf({ graph, metadata }: Model): readonly Row[] {
  // Before IR version 4, what the weights are called stood among the inputs as well.
  const weights = new Set(graph.tensors.map(({ name }) => name));
  const ofType =
    (part: string) =>
    ({ name, type, shape }: NamedType): Row => [part, name, type, shape, null, null];
  return [
    ...graph.inputs.filter(({ name }) => !weights.has(name)).map(ofType('input')),
    ...graph.outputs.map(ofType('output')),
    ...[...graph.operators]
      .sort(([, one], [, other]) => other - one)
      .map(([name, times]): Row => ['operator', name, null, null, times, null]),
    ...graph.tensors.map(({ name, type, shape, values, sizeBytes }): Row => [
      'weights',
      name,
      type,
      shape,
      values,
      sizeBytes,
    ]),
    ...metadata.map(([key, value]): Row => ['metadata', key, value, null, null, null]),
  ];
}

function notesOf({ irVersion, producer, producerVersion, opsets, graph }: Model): readonly string[] {
  const { name, nodeCount, tensors, tensorCount } = graph;
  const made = producer === '' ? '' : `, made by ${plainText(`${producer} ${producerVersion}`.trim(), 60)}`;
  const totalBytes = tensors.reduce((all, { sizeBytes }) => all + (sizeBytes ?? 0), 0);
  const files = [...new Set(tensors.flatMap(({ file }) => file ?? []))];
  const nodes = `${nodeCount.toLocaleString('en')} ${nodeCount === 1 ? 'node' : 'nodes'}`;
  const weights = `${tensorCount.toLocaleString('en')} tensors of weights (${fileSize(totalBytes)})`;
  return [
    `IR version ${String(irVersion)}${made}. Operators: ${plainText(opsets.join(', '), 120)}.`,
    `The graph${name === '' ? '' : ` ${plainText(name, 60)}`} has ${nodes} and ${weights}.`,
    ...(tensorCount > tensors.length
      ? [`Only the first ${tensors.length.toLocaleString('en')} of these are listed.`]
      : []),
    ...(files.length > 0 ? [`Weights are also in other files: ${plainText(files.join(', '), 200)}.`] : []),
  ];
}
