import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { modelUse } from '../../src/panels/preview/modelUse.ts';
import { previewSource } from '../../src/panels/preview/previewSource.ts';
import { openModelFile } from '../../src/preview/modelFile.ts';
import type { ModelCard, ModelUse } from '../../src/protocol/modelCard.ts';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import { testApp } from '../support/app.ts';
import { environmentWithoutMlflow } from '../support/environment.ts';
import { needsPython } from '../support/python.ts';
import { tempFolder, type TempFolder } from '../support/tempFolder.ts';

const program = path.resolve(import.meta.dirname, 'servedModels.py');
const sampleModels = path.resolve(import.meta.dirname, '../../sample/mlartifacts');
const never = new AbortController().signal;
const run = promisify(execFile);

interface Served {
  readonly status: number;
  readonly body: string;
}

describe('what a model card says of how a model is used', function () {
  this.timeout(180_000);
  let folder: TempFolder | undefined;
  let python: string;
  let ask: (model: string, payload: string) => Promise<Served>;
  let stop: (() => Promise<void>) | undefined;

  before(async function () {
    await needsPython(this);
    const made = (folder = tempFolder());
    python = await pythonEnvironment();
    const child = spawn(python, [program, made.path], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...environmentWithoutMlflow(), MLFLOW_TRACKING_URI: `sqlite:///${made.path}/mlflow.db` },
      cwd: made.path,
    });
    const ended = once(child, 'exit');
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    stop = async () => {
      child.stdin.end();
      await ended;
    };
    assert.equal((await lines.next()).value, 'ready');
    ask = async (model, payload) => {
      child.stdin.write(`${JSON.stringify({ folder: model, payload })}\n`);
      const line = await lines.next();
      return JSON.parse(String(line.value)) as Served;
    };
  });

  after(async () => {
    await stop?.();
    folder?.[Symbol.dispose]();
  });

  const cardIn = async (model: string): Promise<{ readonly card: ModelCard; readonly use: ModelUse }> => {
    using app = testApp();
    const file = path.join(model, 'MLmodel');
    const source = await previewSource({ kind: 'preview', scheme: 'file', path: file, query: '' }, app)(never);
    const card = await openModelFile(source, never);
    assert.ok(card.kind === 'card', file);
    return { card, use: await modelUse(card, source, { uri: model }, never) };
  };

  it('is taken by its scoring server, in each format, with the same answer, for the models of scikit-learn', async () => {
    const models = globSync(path.join(sampleModels, '*/models/*/artifacts'));
    let withExamples = 0;
    for (const model of models) {
      const { card, use } = await cardIn(model);
      if (!card.example) {
        assert.deepEqual(use.payloads, []);
        continue;
      }
      withExamples++;
      assert.deepEqual(
        use.payloads.map(({ name }) => name),
        ['dataframe_split', 'dataframe_records', 'inputs', 'instances'],
      );
      const answers = new Set<string>();
      for (const { json } of use.payloads) {
        const { status, body } = await ask(model, json);
        assert.equal(status, 200, body);
        answers.add(body);
      }
      assert.equal(answers.size, 1, [...answers].join('\n'));
    }
    assert.equal(withExamples, 5);
  });

  const expected: Readonly<Record<string, readonly string[]>> = {
    columns: ['dataframe_split', 'dataframe_records', 'inputs', 'instances'],
    'named tensors': ['inputs'],
    nested: ['dataframe_split', 'dataframe_records'],
    'unnamed tensor': ['inputs', 'instances'],
    frame: ['dataframe_split', 'dataframe_records', 'inputs', 'instances'],
    array: ['inputs', 'instances'],
    texts: ['inputs', 'instances'],
    record: ['inputs'],
    'with params': ['dataframe_split', 'dataframe_records', 'inputs', 'instances'],
    'large numbers': ['dataframe_split'],
    'nothing told': [],
  };

  for (const [name, formats] of Object.entries(expected)) {
    it(`is taken by its scoring server, or not offered, for a model of the kind "${name}"`, async () => {
      const model = path.join(folder?.path ?? '', name);
      const { use } = await cardIn(model);
      assert.deepEqual(
        use.payloads.map((payload) => payload.name),
        formats,
        use.notes.join('\n'),
      );
      for (const { name: format, json } of use.payloads) {
        const { status, body } = await ask(model, json);
        assert.equal(status, 200, `${format}: ${json}\n${body}`);
      }
    });
  }

  it('is sent by a shell as it stands on the card, whatever is in it', async () => {
    const { use } = await cardIn(path.join(folder?.path ?? '', 'frame'));
    for (const { posix = '', json } of use.payloads) {
      const words = await run('sh', ['-c', posix.replace(/^curl /, "printf '%s\\n' ")]);
      const body = words.stdout.split('\n')[3] ?? '';
      assert.match(body, /^[ -~]+$/);
      assert.deepEqual(JSON.parse(body), JSON.parse(json));
    }
  });

  it('loads the model, in Python that is run as it stands', async () => {
    const [model = ''] = globSync(path.join(sampleModels, '*/models/*/artifacts'));
    const { card, use } = await cardIn(model);
    assert.deepEqual(
      use.loads.map(({ name }) => name),
      ['python_function', 'sklearn'],
    );
    const script = [...use.loads.map(({ text }) => `${text}\nprint(type(model).__name__)`)].join('\n');
    const { stdout } = await run(python, ['-c', script], { cwd: folder?.path, env: environmentWithoutMlflow() });
    assert.equal(stdout.split('\n')[0], 'PyFuncModel');
    const told = readFileSync(path.join(model, 'MLmodel'), 'utf8');
    assert.ok(told.includes(card.facts.modelId ?? 'nothing'));
  });
});
