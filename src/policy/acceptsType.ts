import type { FieldType, Property } from '../model/callSignature.ts';

/** Which types MLflow takes, besides the same one, because it converts to them without loss. */
const widerInputs: Wider = { integer: ['long', 'double'], float: ['double'] };
const widerParams: Wider = { integer: ['long', 'float', 'double'], long: ['float', 'double'], float: ['double'] };

type Wider = Readonly<Record<string, readonly string[]>>;

/** Whether whatever is of one type can be handed to an input that wants another. */
export function acceptsInput(wanted: FieldType, handed: FieldType): boolean {
  return accepts(wanted, handed, widerInputs);
}

export function acceptsParam(wanted: FieldType, handed: FieldType): boolean {
  return accepts(wanted, handed, widerParams);
}

function accepts(wanted: FieldType, handed: FieldType, wider: Wider): boolean {
  if (wanted.kind === 'scalar' && wanted.name === 'any') return true;
  switch (wanted.kind) {
    case 'scalar':
      return handed.kind === 'scalar' && (wanted.name === handed.name || isWider(wider, handed.name, wanted.name));
    case 'tensor':
      return (
        handed.kind === 'tensor' &&
        wanted.dtype === handed.dtype &&
        wanted.shape.length === handed.shape.length &&
        wanted.shape.every((size, at) => size === -1 || size === handed.shape[at])
      );
    case 'array':
      return handed.kind === 'array' && accepts(wanted.items, handed.items, wider);
    case 'map':
      return handed.kind === 'map' && accepts(wanted.values, handed.values, wider);
    case 'object':
      return handed.kind === 'object' && acceptsObject(wanted.properties, handed.properties, wider);
  }
}

/** Unlike columns, properties that the model does not know are refused by MLflow. */
function acceptsObject(wanted: readonly Property[], handed: readonly Property[], wider: Wider): boolean {
  const given = new Map(handed.map((one) => [one.name, one]));
  const names = new Set(wanted.map(({ name }) => name));
  return (
    handed.every(({ name }) => names.has(name)) &&
    wanted.every(({ name, required, of }) => {
      const was = given.get(name);
      return was ? (was.required || !required) && accepts(of, was.of, wider) : !required;
    })
  );
}

function isWider(wider: Wider, from: string, to: string): boolean {
  return Object.hasOwn(wider, from) && (wider[from] ?? []).includes(to);
}
