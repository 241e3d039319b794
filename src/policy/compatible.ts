import { alike } from '../base/alike.ts';
import { plainText } from '../base/plainText.ts';
import type { CallSignature, TypedField } from '../model/callSignature.ts';
import { acceptsInput, acceptsParam } from './acceptsType.ts';

/** How a model's signature stands to another one's: what would break for those who call that other model, and what is merely new. */
export interface SignatureChange {
  /** What would break: a clause each. None where whoever calls the one can call the other. */
  readonly breaks: readonly string[];
  /** What is different and breaks nothing. */
  readonly notes: readonly string[];
}

/**
 * As MLflow's own check of what goes into a model: every input that the new one needs was an input before, of the same type or of one
 * that MLflow converts without loss; what is not needed any more is ignored. Outputs are the same.
 */
export function signatureChange(before: CallSignature, after: CallSignature): SignatureChange {
  const breaks: string[] = [];
  const notes: string[] = [];
  compareInputs(before.inputs ?? [], after.inputs ?? [], breaks, notes);
  compareParams(before.params ?? [], after.params ?? [], breaks, notes);
  // Of which nothing was said, nothing can be missed.
  const output = before.outputs && changedOutput(inOrder(before.outputs), inOrder(after.outputs ?? []));
  if (output !== undefined) breaks.push(output);
  return { breaks, notes };
}

function compareInputs(
  before: readonly TypedField[],
  after: readonly TypedField[],
  breaks: string[],
  notes: string[],
): void {
  if (after.length === 0) return;
  if (before.length === 0) {
    notes.push('nothing was said of inputs before');
    return;
  }
  const isNamed = after.every(({ name }) => name !== undefined);
  if (isNamed !== before.every(({ name }) => name !== undefined)) {
    breaks.push(isNamed ? 'inputs have names now' : 'inputs have no names any more');
    return;
  }
  const places = new Map(before.map((column, index) => [keyOf(column, index), column]));
  let added = 0;
  for (const [index, column] of after.entries()) {
    const key = keyOf(column, index);
    const was = places.get(key);
    places.delete(key);
    const broken = was ? brokenInput(was, column) : column.required ? 'is required, and new' : undefined;
    if (broken !== undefined) breaks.push(`input ${plainText(key, 60)} ${broken}`);
    else if (!was) added++;
  }
  if (added > 0) notes.push(`${columns(added, 'optional ')} added`);
  if (places.size > 0) notes.push(`${columns(places.size)} not needed any more`);
}

function brokenInput(was: TypedField, now: TypedField): string | undefined {
  if (now.required && !was.required) return 'is required now';
  return acceptsInput(now.of, was.of) ? undefined : changed(now, was);
}

function compareParams(
  before: readonly TypedField[],
  after: readonly TypedField[],
  breaks: string[],
  notes: string[],
): void {
  const now = new Map(after.map((param) => [param.name, param]));
  for (const was of before) {
    const param = now.get(was.name);
    const name = `param ${plainText(was.name ?? '', 60)}`;
    if (!param) notes.push(`${name} is ignored now`);
    else if (!acceptsParam(param.of, was.of)) breaks.push(`${name} ${changed(param, was)}`);
    else if (param.byDefault !== was.byDefault) notes.push(`${name} has another default`);
  }
}

function keyOf({ name }: TypedField, index: number): string {
  return name ?? String(index + 1);
}

function inOrder(specs: readonly TypedField[]): readonly TypedField[] {
  if (specs.some(({ name }) => name === undefined)) return specs;
  return specs.toSorted((a, b) => ((a.name ?? '') < (b.name ?? '') ? -1 : 1));
}

function changedOutput(before: readonly TypedField[], after: readonly TypedField[]): string | undefined {
  if (before.length !== after.length) return `${columns(after.length)} of outputs, were ${String(before.length)}`;
  const at = before.findIndex((was, index) => !alike(was, after[index]));
  const [was, now] = [before[at], after[at]];
  return was && now && `output ${outputWords(now, at)}, was ${outputWords(was, at)}`;
}

function outputWords(field: TypedField, index: number): string {
  return `${plainText(keyOf(field, index), 60)} (${plainText(field.type, 60)}${field.required ? '' : ', optional'})`;
}

function changed(now: TypedField, was: TypedField): string {
  return `is ${plainText(now.type, 60)}, was ${plainText(was.type, 60)}`;
}

function columns(count: number, kind = ''): string {
  return `${String(count)} ${kind}${count === 1 ? 'column' : 'columns'}`;
}
