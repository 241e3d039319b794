import { jsonDepth } from '../../base/jsonDepth.ts';
import { keyed } from '../../base/keyed.ts';
import type { LoggedTable } from '../../model/loggedTable.ts';
import type { Signature, SignatureField } from '../../model/modelSignature.ts';

/** What a payload for `/invocations` can be made from. */
export interface PayloadSources {
  readonly signature?: Signature;
  /** What MLflow wrote beside the model as a payload of its own, as JSON. */
  readonly serving?: string;
  /** The input example, where it is a table. */
  readonly table?: LoggedTable;
}

export interface MadePayload {
  /** The field of the request: `dataframe_split`. */
  readonly name: string;
  readonly json: string;
}

export interface MadePayloads {
  readonly payloads: readonly MadePayload[];
  readonly notes: readonly string[];
}

const mostRows = 5;
const mostDepth = 32;
const formats = ['dataframe_split', 'dataframe_records', 'inputs', 'instances'] as const;

type Bodies = readonly (readonly [name: string, body: unknown])[];
type Row = readonly unknown[];

/** What the model's scoring server takes: of an example that was logged with the model, or of values made up from its signature. */
export function servingPayloads({ signature, serving, table }: PayloadSources): MadePayloads {
  const params = paramsOf(signature);
  if (serving !== undefined) {
    const told = parsed(serving);
    if (told !== undefined) return ofServing(serving, told, params);
  }
  if (table && table.columns.length > 0 && table.rows.length > 0) {
    // A cell that was a list has become its JSON: only the frame as MLflow wrote it would be the same.
    return written(ofFrame(table.columns, table.rows.slice(0, mostRows)), params, cutNote(table.rows.length));
  }
  const made = signature?.inputs ? ofSignature(signature.inputs) : [];
  if (made.length > 0)
    return written(made, params, [
      'No input example was logged with the model: these values are made up from its signature.',
    ]);
  const why = signature?.inputs
    ? 'Podium knows no example value for the types in its signature.'
    : 'The model has neither a signature nor an input example: what it takes is not known.';
  return { payloads: [], notes: [why] };
}

/** MLflow's own payload, and the same values in the other formats, where none is lost on the way. */
function ofServing(text: string, told: unknown, params: unknown): MadePayloads {
  const body = typeof told === 'object' && told !== null ? (told as Readonly<Record<string, unknown>>) : {};
  const name = formats.find((one) => Object.hasOwn(body, one));
  const hasOwnParams = Object.hasOwn(body, 'params');
  if (name === undefined || !isExact(told)) {
    const notes = isExact(told) ? [] : ['Its numbers have more digits than Podium could write in another format.'];
    return { payloads: [{ name: name ?? 'example', json: text }], notes };
  }
  const all = hasOwnParams ? body['params'] : params;
  const frame = frameIn(name, body[name]);
  if (frame) return written(ofFrame(frame.columns, frame.rows.slice(0, mostRows)), all, cutNote(frame.rows.length));
  const value = body[name];
  const bodies: Bodies = Array.isArray(value)
    ? [
        ['inputs', value],
        ['instances', value],
      ]
    : [[name, value]];
  return written(bodies, all, []);
}

function frameIn(
  name: string,
  value: unknown,
): { readonly columns: readonly string[]; readonly rows: readonly Row[] } | undefined {
  if (name !== 'dataframe_split' || typeof value !== 'object' || value === null) return undefined;
  const { columns, data } = value as Readonly<Record<string, unknown>>;
  if (!Array.isArray(columns) || !columns.every((one) => typeof one === 'string') || !Array.isArray(data))
    return undefined;
  return data.every((row): row is unknown[] => Array.isArray(row)) ? { columns, rows: data } : undefined;
}

function ofFrame(columns: readonly string[], rows: readonly Row[]): Bodies {
  const records = rows.map((row) => keyed(columns.map((column, at) => [column, row[at] ?? null] as const)));
  const byColumn = keyed(columns.map((column, at) => [column, rows.map((row) => row[at] ?? null)] as const));
  const frame: Bodies = [
    ['dataframe_split', { columns, data: rows }],
    ['dataframe_records', records],
  ];
  // MLflow makes tensors of these, which neither nested values nor missing ones can be.
  const isFlat = rows.every((row) => row.every((value) => value !== null && typeof value !== 'object'));
  return isFlat ? [...frame, ['inputs', byColumn], ['instances', records]] : frame;
}

function ofSignature(inputs: readonly SignatureField[]): Bodies {
  const needed = inputs.filter(({ required }) => required);
  const fields = needed.length > 0 ? needed : inputs;
  if (fields.length === 0 || fields.some(({ sample }) => sample === undefined)) return [];
  const values = fields.map(({ sample }) => parsed(sample ?? 'null'));
  const [first] = fields;
  if (first?.name === undefined && fields.length === 1) {
    const value = first?.isTensor === true ? values[0] : [values[0]];
    return [['inputs', value], ...(first?.isTensor === true ? [['instances', value] as const] : [])];
  }
  const names = fields.map(({ name = '' }) => name);
  if (fields.some(({ name }) => name === undefined)) return [];
  if (fields.some(({ isTensor }) => isTensor)) return [['inputs', keyed(names.map((name, at) => [name, values[at]]))]];
  return ofFrame(names, [values]);
}

/** Those of the signature, with their defaults; absent where one has none. */
function paramsOf(signature: Signature | undefined): unknown {
  const params = signature?.params ?? [];
  if (params.length === 0 || params.some(({ name, byDefault }) => name === undefined || byDefault === undefined))
    return undefined;
  return keyed(params.map(({ name = '', byDefault = 'null' }) => [name, parsed(byDefault)] as const));
}

function written(bodies: Bodies, params: unknown, notes: readonly string[]): MadePayloads {
  return {
    payloads: bodies.map(([name, body]) => ({
      name,
      json: linesOf({ [name]: body, ...(params !== undefined && { params }) }, 3),
    })),
    notes,
  };
}

function cutNote(rowCount: number): readonly string[] {
  return rowCount > mostRows ? [`Payloads have the first ${String(mostRows)} rows of the example.`] : [];
}

/** Whether JSON.parse kept every number as it was. */
function isExact(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isInteger(value) || Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isExact);
}

/** JSON with a line for each value down to a depth, and for each row of numbers below that. */
function linesOf(value: unknown, depth: number, indent = ''): string {
  if (depth === 0 || typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const inner = `${indent}  `;
  const parts = isList
    ? value.map((one) => linesOf(one, depth - 1, inner))
    : Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${linesOf(one, depth - 1, inner)}`);
  const isPlain = isList && value.every((one) => typeof one !== 'object' || one === null);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0 || isPlain) return `${open}${parts.join(', ')}${close}`;
  return `${open}\n${parts.map((part) => `${inner}${part}`).join(',\n')}\n${indent}${close}`;
}

function parsed(json: string): unknown {
  if (jsonDepth(json) > mostDepth) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    // NaN, which Python writes and JSON has not, or no JSON at all.
    return undefined;
  }
}
