import { keyed } from '../../base/keyed.ts';

/**
 * An entity of the model as it was before it came from the worker: on the way, objects get a prototype. In the model, an object in an
 * entity, or in one of its lists, is keyed by names that users chose.
 */
export function revived<Entity>(entity: Entity): Entity {
  if (!isObject(entity)) return entity;
  return Object.fromEntries(Object.entries(entity).map(([name, value]) => [name, revivedPart(value)])) as Entity;
}

function revivedPart(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived);
  return isObject(value) ? keyed(Object.entries(value)) : value;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
