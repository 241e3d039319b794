import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openDocument } from '../../../src/preview/openDocument.ts';
import type { ByteSource } from '../../../src/preview/byteSource.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { seed } from '../../support/seed.ts';
import { fixture, never, sourceOf } from './sources.ts';

const all = { arrangement: { filter: { text: '', columns: [] } }, from: 0, to: 500, fromColumn: 0, toColumn: 10 };

async function listing(source: ByteSource) {
  const { content, table } = await openDocument('net.ONNX', source, never);
  assert.ok(content.kind === 'table');
  return { notes: content.notes, rows: (await table?.rows(all, never))?.rows ?? [] };
}

/** A message as Protocol Buffers write it: fields of numbers, texts, bytes and other messages. */
type Value = number | string | Uint8Array | Fields;
type Fields = readonly (readonly [number: number, value: Value])[];

function message(fields: Fields): Uint8Array {
  return Buffer.concat(
    fields.map(([number, value]) => {
      if (typeof value === 'number') return Buffer.concat([varint(number * 8), varint(value)]);
      const bytes =
        value instanceof Uint8Array ? value : typeof value === 'string' ? Buffer.from(value) : message(value);
      return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
    }),
  );
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) + 0x80);
  return Uint8Array.from([...bytes, rest]);
}

describe('the listing of an ONNX model', () => {
  it('has its inputs and outputs, how often each operator is used, the weights and the metadata', async () => {
    const { notes, rows } = await listing(sourceOf(await fixture('net.onnx')));
    assert.deepEqual(rows, [
      ['input', 'x', 'float32', 'batch × 4', null, null],
      ['output', 'y', 'float32', 'any × 3', null, null],
      ['output', 'parts', 'sequence of int64', null, null, null],
      ['operator', 'Relu', null, null, 2, null],
      ['operator', 'MatMul', null, null, 1, null],
      ['operator', 'Add', null, null, 1, null],
      ['operator', 'Reshape', null, null, 1, null],
      ['operator', 'com.microsoft.Gelu', null, null, 1, null],
      ['weights', 'dense.weight', 'float32', '4 × 3', 12, 48],
      ['weights', 'dense.bias', 'float32', '3', 3, 12],
      ['weights', 'shape', 'int64', '2', 2, 16],
      ['metadata', 'author', 'ada', null, null, null],
      ['metadata', '__proto__', 'a name like any other', null, null, null],
    ]);
    assert.deepEqual(notes, [
      'IR version 8, made by podium 1.0. Operators: ai.onnx 17, com.microsoft 1.',
      'The graph net has 6 nodes and 3 tensors of weights (76 B).',
    ]);
  });

  it('says which weights are in another file, and how many bytes they have there', async () => {
    const { notes, rows } = await listing(sourceOf(await fixture('outside.onnx')));
    assert.deepEqual(
      rows.find(([, name]) => name === 'dense.weight'),
      ['weights', 'dense.weight', 'float32', '4 × 3', 12, 48],
    );
    assert.equal(notes.at(-1), 'Weights are also in other files: weights.bin.');
  });

  it('passes over the weights, however large they are', async () => {
    const gib = 1024 ** 3;
    const tensor = (name: string): Uint8Array => {
      const head = message([
        [1, 16_384],
        [1, 16_384],
        [2, 1],
        [8, name],
      ]);
      return Buffer.concat([head, varint(9 * 8 + 2), varint(gib)]);
    };
    const [one, other] = [tensor('one'), tensor('other')];
    const headed = (head: Uint8Array): Uint8Array =>
      Buffer.concat([varint(5 * 8 + 2), varint(head.length + gib), head]);
    const [first, second] = [headed(one), headed(other)];
    const graphBytes = first.length + second.length + 2 * gib;
    const start = Buffer.concat([message([[1, 9]]), varint(7 * 8 + 2), varint(graphBytes), first]);
    const parts = [
      { at: 0, bytes: start },
      { at: start.length + gib, bytes: second },
    ];
    let readBytes = 0;
    const source: ByteSource = {
      sizeBytes: start.length + second.length + 2 * gib,
      read: (from, to) => {
        const bytes = new Uint8Array(Math.min(to, source.sizeBytes) - from);
        readBytes += bytes.length;
        for (const part of parts) {
          const within = part.bytes.subarray(Math.max(0, from - part.at), Math.max(0, to - part.at));
          if (within.length > 0) bytes.set(within, Math.max(0, part.at - from));
        }
        return Promise.resolve(bytes);
      },
    };
    const { rows } = await listing(source);
    assert.deepEqual(rows, [
      ['weights', 'one', 'float32', '16,384 × 16,384', 16_384 ** 2, gib],
      ['weights', 'other', 'float32', '16,384 × 16,384', 16_384 ** 2, gib],
    ]);
    assert.ok(readBytes < 256 * 1024, `${String(readBytes)} bytes were read`);
  });

  it('leaves out of the inputs what is a weight, as models before IR version 4 have it', async () => {
    const model = message([
      [1, 3],
      [
        7,
        [
          [5, [[8, 'w']]],
          [11, [[1, 'w']]],
          [11, [[1, 'x']]],
        ],
      ],
    ]);
    const { rows } = await listing(sourceOf(model));
    assert.deepEqual(
      rows.map(([part, name]) => `${String(part)} ${String(name)}`),
      ['input x', 'weights w'],
    );
  });

  it('of a file that breaks off anywhere says so', async () => {
    const whole = await fixture('net.onnx');
    let broken = 0;
    for (let length = 0; length < whole.length; length++) {
      try {
        await listing(sourceOf(whole.subarray(0, length)));
      } catch (error) {
        assert.ok(error instanceof StoreError && error.fault === 'damaged', String(error));
        assert.match(error.message, /^This (file is damaged, or breaks off, at byte \d|is no ONNX model)/);
        broken++;
      }
    }
    assert.ok(broken > whole.length * 0.7);
  });

  it('of any bytes is one, or a sentence, and never reads for ever', async () => {
    const starts = await Promise.all(['net.onnx', 'outside.onnx'].map(fixture));
    const changed = fc
      .tuple(
        fc.constantFrom(...starts),
        fc.array(fc.tuple(fc.nat(460), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }),
      )
      .map(([start, changes]) => {
        const bytes = new Uint8Array(start);
        for (const [place, byte] of changes) if (place < bytes.length) bytes[place] = byte;
        return bytes;
      });
    const nested = fc.letrec<{ value: Value; fields: Fields }>((tie) => ({
      value: fc.oneof({ maxDepth: 5 }, fc.nat(), fc.string(), fc.uint8Array({ maxLength: 8 }), tie('fields')),
      fields: fc.array(fc.tuple(fc.integer({ min: 1, max: 14 }), tie('value')), { maxLength: 6 }),
    })).fields;
    const made = nested.map((fields) =>
      message([
        [1, 8],
        [7, fields],
      ]),
    );
    let read = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 300 }), changed, made), async (bytes) => {
        try {
          await listing(sourceOf(bytes));
          read++;
        } catch (error) {
          assert.ok(error instanceof StoreError && error.fault === 'damaged', String(error));
        }
      }),
      { numRuns: 1_000, seed },
    );
    assert.ok(read > 50, `${String(read)} of them were read`);
  });
});
