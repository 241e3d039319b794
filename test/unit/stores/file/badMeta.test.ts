import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { StoreFault } from '../../../../src/stores/storeError.ts';
import { StoreError } from '../../../../src/stores/storeError.ts';
import { a, b, eachWithStore } from './storeTest.ts';

const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', 'b: &b [*a, *a, *a, *a, *a, *a, *a]', 'c: [*b, *b, *b, *b]', ''];

/** What may stand in the place of a `meta.yaml`. Line feeds at the end, since what has none may still be being written. */
const unreadable: Readonly<Record<string, { readonly bytes: string | Buffer; readonly fault?: StoreFault }>> = {
  'is empty': { bytes: '' },
  'is one line feed': { bytes: '\n' },
  'is binary': { bytes: Buffer.from(Array.from({ length: 512 }, (_, at) => (at * 7) % 256)) },
  'is of zeroes, as after a crash': { bytes: Buffer.alloc(400) },
  'is in UTF-16': { bytes: Buffer.from('\uFEFFname: x\n', 'utf16le') },
  'is cut in a text': { bytes: 'artifact_uri: "file:///x\n' },
  'is a list': { bytes: '- run_id\n- experiment_id\n' },
  'is JSON that breaks off': { bytes: '{"run_id": "\n' },
  'is a bomb of aliases': { bytes: bomb.join('\n') },
  'contains itself': { bytes: 'a: &a {b: *a}\n' },
  'is nested a hundred thousand deep': { bytes: `a: ${'['.repeat(100_000)}\n` },
  'is a mapping nested a thousand deep': {
    bytes: Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
  },
  'has two documents': { bytes: 'run_id: a\n---\nrun_id: b\n' },
  'asks for a type of Python': { bytes: 'run_id: !!python/object/apply:os.system ["true"]\n' },
  'is larger than any that MLflow writes': { bytes: `note: ${'x'.repeat(1_200_000)}\n`, fault: 'tooLarge' },
  'names something else': { bytes: 'run_id: x\nexperiment_id: y\nname: [z]\nmodel_id: w\n' },
};

describe('a meta.yaml', () => {
  const test = eachWithStore();
  const kinds = {
    experiment: {
      file: '2/meta.yaml',
      list: async () => (await test.store.searchExperiments()).items.map(({ name }) => name),
      get: () => test.store.getExperiment('2'),
      good: ['wine'],
    },
    run: {
      file: `1/${b}/meta.yaml`,
      list: async () => (await test.store.searchRuns({ experimentIds: ['1'] })).items.map(({ runName }) => runName),
      get: () => test.store.getRun(b),
      good: ['good'],
    },
    'logged model': {
      file: '1/models/m-2/meta.yaml',
      list: async () =>
        (await test.store.searchLoggedModels({ experimentIds: ['1'] })).items.map(({ modelId }) => modelId),
      get: () => test.store.getLoggedModel('m-2'),
      good: ['m-1'],
    },
    'registered model': {
      file: 'models/bad/meta.yaml',
      list: async () => (await test.store.searchRegisteredModels()).items.map(({ name }) => name),
      get: () => test.store.getRegisteredModel('bad'),
      good: ['net'],
    },
    'model version': {
      file: 'models/net/version-2/meta.yaml',
      list: async () => (await test.store.searchModelVersions()).items.map(({ version }) => version),
      get: () => test.store.getModelVersion('net', '2'),
      good: ['1'],
    },
  };
  beforeEach(() => {
    test.files.addExperiment('1', 'wine');
    test.files.addRun({ runId: a, name: 'good' });
    test.files.write('1/models/m-1/meta.yaml', "model_id: m-1\nexperiment_id: '1'\nname: one\nstatus: 2\n");
    test.files.addModel('net');
    test.files.addVersion('net', 1);
    test.files.addExperiment('2', 'other');
    test.files.addRun({ runId: b, name: 'other' });
    test.files.write('1/models/m-2/meta.yaml', "model_id: m-2\nexperiment_id: '1'\nname: two\nstatus: 2\n");
    test.files.addModel('bad');
    test.files.addVersion('net', 2);
  });

  for (const [kind, { file, list, get, good }] of Object.entries(kinds)) {
    it(`of one ${kind} that cannot be read leaves the others alone, and is named with its line`, async () => {
      assert.equal((await list()).length, good.length + 1);
      for (const [what, { bytes, fault = 'damaged' }] of Object.entries(unreadable)) {
        writeFileSync(test.files.at(file), bytes);
        // What was written a moment ago is tried again, which takes its time.
        test.files.age(file);
        assert.deepEqual(await list(), good, what);
        await assert.rejects(get(), (error) => {
          assert.ok(error instanceof StoreError, `${what}: ${String(error)}`);
          assert.equal(error.fault, fault, what);
          assert.ok(error.message.startsWith(test.files.at(file)), `${what}: ${error.message}`);
          assert.match(error.message, fault === 'damaged' ? /meta\.yaml:\d+ .* Restore it from a copy/ : /Look at it/);
          return true;
        });
      }
    });

    it(`of one ${kind} that is a folder, or gone, leaves the others alone`, async () => {
      rmSync(test.files.at(file));
      assert.deepEqual(await list(), good);
      await assert.rejects(get(), { name: 'StoreError' });
      mkdirSync(test.files.at(file));
      assert.deepEqual(await list(), good);
      await assert.rejects(get(), { name: 'StoreError' });
    });

    it(`of one ${kind} that is cut anywhere is read or damaged, and leaves the others alone`, async () => {
      const whole = readFileSync(test.files.at(file));
      for (let length = 0; length < whole.length; length += 7) {
        writeFileSync(test.files.at(file), whole.subarray(0, length));
        test.files.age(file);
        const found = await list();
        assert.deepEqual(
          found.filter((name) => good.includes(name)),
          good,
          String(length),
        );
        await get().catch((error: unknown) => {
          assert.ok(error instanceof StoreError && error.fault === 'damaged', `${String(length)}: ${String(error)}`);
        });
      }
    });
  }

  it('is read with the line ends of Windows, a mark of its encoding, fields that came twice and those of later versions', async () => {
    const file = `1/${b}/meta.yaml`;
    const text = readFileSync(test.files.at(file), 'utf8');
    for (const [what, written] of Object.entries({
      CRLF: text.replaceAll('\n', '\r\n'),
      'a mark of its encoding': `\uFEFF${text}`,
      'a field that came twice': `run_name: old\n${text}`,
      'fields of later versions': `${text}shape: {sides: [1, 2, {deep: [x]}]}\n? [a, b]\n: c\n`,
      'no line end': text.trimEnd(),
    })) {
      test.files.write(file, written);
      test.files.age(file);
      const { runName, status, startTimeMs } = await test.store.getRun(b);
      assert.deepEqual([runName, status, startTimeMs], ['other', 'FINISHED', 1000], what);
    }
  });

  it('with values of other types than MLflow writes gives what can be read of it', async () => {
    const file = `1/${b}/meta.yaml`;
    const ids = `run_id: ${b}\nexperiment_id: '1'\n`;
    for (const [written, expected] of [
      ['status: [1]\nstart_time: {a: b}\nrun_name: [x]\nend_time: soon', ['', 'RUNNING', undefined, undefined]],
      ['status: 99\nstart_time: 1e400\nend_time: -5', ['', 'UNKNOWN', undefined, -5]],
      ['status: 1.5\nstart_time: 0x10\nend_time: .inf\nrun_name: null', ['', 'UNKNOWN', 16, undefined]],
      [
        'status: -1\nstart_time: true\nend_time: " "\nrun_name: "constructor"',
        ['constructor', 'UNKNOWN', undefined, undefined],
      ],
    ] as const) {
      test.files.write(file, `${ids}${written}\n`);
      test.files.age(file);
      const { runName, status, startTimeMs, endTimeMs } = await test.store.getRun(b);
      assert.deepEqual([runName, status, startTimeMs, endTimeMs], expected, written);
      assert.equal((await test.store.searchRuns({ experimentIds: ['1'] })).items.length, 2);
    }
  });
});
