import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openDocument } from '../../../src/preview/openDocument.ts';
import type { TableRows } from '../../../src/protocol/preview.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { fixture, never, sourceOf } from './sources.ts';

const all = { arrangement: { filter: { text: '', columns: [] } }, from: 0, to: 100, fromColumn: 0, toColumn: 100 };

async function rowsIn(name: string, bytes: Uint8Array): Promise<TableRows['rows']> {
  const { table } = await openDocument(name, sourceOf(bytes), never);
  return (await table?.rows(all, never))?.rows ?? [];
}

function safetensors(header: string, dataBytes = 0): Uint8Array {
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + text.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

describe('a listing', () => {
  it('of an array of NumPy has its first values, where they are', async () => {
    assert.deepEqual((await rowsIn('grid.npy', await fixture('grid.npy'))).slice(3, 5), [
      ['[1, 0]', 6, 6.5, 7, 7.5],
      ['[1, 1]', 8, 8.5, 9, 9.5],
    ]);
  });

  it('of an array of NumPy that holds objects, texts or columns first says what it is, and loads nothing', async () => {
    assert.deepEqual(await rowsIn('x.npy', await fixture('objects.npy')), [['2', 'Python objects']]);
    assert.deepEqual(await rowsIn('x.npy', await fixture('words.npy')), [['2', 'text']]);
    assert.deepEqual(await rowsIn('x.npy', await fixture('columns.npy')), [['2 × 3', 'int64']]);
  });

  it('of an archive of arrays has their shapes and types, packed or not', async () => {
    assert.deepEqual(await rowsIn('arrays.npz', await fixture('arrays.npz')), [
      ['weights', '3 × 2', 'float64', 176],
      ['bias', '2', 'int8', 130],
    ]);
    assert.deepEqual(await rowsIn('packed.npz', await fixture('packed.npz')), [['weights', '3 × 2', 'float64', 176]]);
  });

  it('of a ZIP archive has its files; of one that can hold code also a warning', async () => {
    const bytes = await fixture('arrays.npz');
    assert.deepEqual(await rowsIn('a.zip', bytes), [
      ['weights.npy', 176, 176],
      ['bias.npy', 130, 130],
    ]);
    const { content } = await openDocument('model.pt', sourceOf(bytes), never);
    assert.ok(content.kind === 'table');
    assert.match(content.notes.join(), /can run any code/);
  });

  it('of a Python wheel has its files, and what the package says of itself', async () => {
    const bytes = await fixture('tool-1.2-py3-none-any.whl');
    const { content } = await openDocument('tool-1.2-py3-none-any.whl', sourceOf(bytes), never);
    assert.ok(content.kind === 'table');
    assert.deepEqual(content.notes, [
      'tool 1.2, for Python >=3.9, built for py3-none-any: Does it',
      "It requires numpy>=1.20, rich; extra == 'color'.",
      'Commands: tool = tool:main.',
    ]);
    assert.deepEqual(
      (await rowsIn('tool.whl', bytes)).map(([name]) => name),
      [
        'tool/__init__.py',
        'tool/_vendor/other-9.dist-info/METADATA',
        'tool-1.2.dist-info/METADATA',
        'tool-1.2.dist-info/WHEEL',
        'tool-1.2.dist-info/entry_points.txt',
      ],
    );
  });

  it('of an archive that only calls itself a wheel says so', async () => {
    const { content } = await openDocument('a.whl', sourceOf(await fixture('arrays.npz')), never);
    assert.ok(content.kind === 'table');
    assert.deepEqual(content.notes, ['It has no METADATA: this is no wheel that pip would install.']);
  });

  it('of safetensors has the tensors of its header, also under names such as __proto__', async () => {
    const header =
      '{"__metadata__":{"by":"me"},"w":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"__proto__":{"dtype":"I8"},"odd":7}';
    assert.deepEqual(await rowsIn('m.safetensors', safetensors(header, 24)), [
      ['w', '2 × 3', 'F32', 6, 24],
      ['__proto__', null, 'I8', null, null],
      ['odd', null, null, null, null],
    ]);
  });

  it('of a pickle is its size and sum', async () => {
    assert.deepEqual(await rowsIn('m.pkl', new TextEncoder().encode('abc')), [
      ['bytes', '3'],
      ['SHA-256', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ]);
  });

  it('of any bytes is one, or a sentence that says why not', async () => {
    const names = [
      'a.npy',
      'a.npz',
      'a.zip',
      'a.safetensors',
      'a.pt',
      'a.whl',
      'a.parquet',
      'a.csv',
      'a.jsonl',
      'a.json',
    ];
    const starts = await Promise.all(
      ['grid.npy', 'arrays.npz', 'packed.npz', 'tool-1.2-py3-none-any.whl'].map(fixture),
    );
    const random = fc.uint8Array({ maxLength: 400 });
    const changed = fc
      .tuple(
        fc.constantFrom(...starts),
        fc.array(fc.tuple(fc.nat(600), fc.integer({ min: 0, max: 255 })), { maxLength: 6 }),
        fc.nat(600),
      )
      .map(([start, changes, length]) => {
        const bytes = new Uint8Array(start);
        for (const [place, byte] of changes) if (place < bytes.length) bytes[place] = byte;
        return bytes.subarray(0, Math.max(bytes.length - 40, length));
      });
    const headers = fc.json().map((json) => safetensors(json));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.oneof(random, changed, headers), async (name, bytes) => {
        try {
          await rowsIn(name, bytes);
        } catch (error) {
          assert.ok(error instanceof StoreError, `${name}: ${String(error)}`);
        }
      }),
      { numRuns: 400 },
    );
  });
});
