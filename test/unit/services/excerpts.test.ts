import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { openArtifact } from '../../../src/commands/artifacts/openArtifact.ts';
import { showTail } from '../../../src/commands/artifacts/showExcerpt.ts';
import { excerptAddress, excerpts } from '../../../src/services/artifacts/artifactExcerpts.ts';
import { excerptOf } from '../../../src/services/artifacts/excerpt.ts';
import type { NodeOf } from '../../../src/services/node.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import type { Answer } from '../../support/fakeUi.ts';
import { copySample, type SampleCopy } from '../../support/sample.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the first or last lines of a file', () => {
  it('are whole lines', () => {
    assert.equal(excerptOf(bytes('one\ntwo\nthr'), 'head', false), 'one\ntwo\n');
    assert.equal(excerptOf(bytes('ne\ntwo\nthree'), 'tail', false), 'two\nthree');
    assert.equal(excerptOf(bytes('one\ntwo'), 'tail', true), 'one\ntwo');
    assert.equal(excerptOf(new Uint8Array(), 'head', true), '');
  });

  it('are whole characters where all is one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 8 }), fc.nat(), (text, cut) => {
        const line = text.replace(/[\n\0\ufeff]/g, '');
        const all = bytes(line);
        const at = all.length === 0 ? 0 : cut % all.length;
        const head = excerptOf(all.subarray(0, at), 'head', false) ?? '';
        const tail = excerptOf(all.subarray(at), 'tail', false) ?? '';
        assert.ok(line.startsWith(head), head);
        assert.ok(line.endsWith(tail), tail);
        assert.ok(bytes(head).length + bytes(tail).length >= all.length - 4);
      }),
    );
  });

  it('are none where it is no text', () => {
    assert.equal(excerptOf(new Uint8Array([1, 0, 2]), 'head', false), undefined);
  });
});

describe('a file that is too large for an editor', () => {
  const lines = Array.from({ length: 2_000_000 }, (_, at) => `line ${at}\n`).join('');
  let sample: SampleCopy;
  before(async () => {
    sample = await copySample();
  });
  after(() => sample.dispose());

  async function largeFile(app: TestApp): Promise<NodeOf<'artifact'>> {
    await app.connections.ready();
    const [connection] = app.connections.all;
    assert.ok(connection);
    const run = await app.connections.ask(connection, async (store) => {
      const { items } = await store.searchExperiments();
      const experimentIds = items.map(({ experimentId }) => experimentId);
      return (await store.searchRuns({ experimentIds, filter: "attributes.run_name = 'boosting max_depth=2'" }))
        .items[0];
    });
    assert.ok(run);
    const folder = path.join(sample.folder, 'mlartifacts', run.experimentId, run.runId, 'artifacts');
    writeFileSync(path.join(folder, 'training.log'), lines);
    writeFileSync(path.join(folder, 'weights.log'), new Uint8Array(2_000_000));
    return {
      kind: 'artifact',
      connection,
      owner: { runId: run.runId },
      ownerName: 'fox',
      file: { path: 'training.log', isDir: false },
    };
  }

  const appWith = (...answers: Answer[]): TestApp =>
    testApp({ answers, folders: [{ name: 'sample', path: sample.folder }] });

  it('is offered to be downloaded, or looked at in part', async () => {
    using app = appWith({ press: 'Last Lines' });
    const node = await largeFile(app);
    await openArtifact.run(app, node, []);
    assert.match(app.ui.messages[0] ?? '', /^training\.log has 23\.7 MB, more than opens in an editor\. Download it/);
    await openArtifact.run(app, { ...node, file: { ...node.file, fileSizeBytes: lines.length } }, []);
    assert.match(app.ui.messages[1] ?? '', /^training\.log has 23\.7 MB/);
    assert.deepEqual(app.ui.documents, ['fox/training.log']);
    await assert.rejects(
      app.artifacts.readWhole({
        store:
          new URLSearchParams(excerptAddress(node.connection, node.owner, '', 'x', 'head').query).get('store') ?? '',
        owner: node.owner,
        path: 'training.log',
      }),
      { fault: 'tooLarge', message: /Show First Lines/ },
    );
  });

  it('is read from its start or its end', async () => {
    using app = appWith();
    const { connection, owner } = await largeFile(app);
    const read = (file: string, part: 'head' | 'tail'): Promise<string> =>
      excerpts(app.artifacts).read(
        excerptAddress(connection, owner, 'fox', file, part).query,
        new AbortController().signal,
      );
    const [head, tail] = [await read('training.log', 'head'), await read('training.log', 'tail')];
    assert.ok(lines.startsWith(head) && head.endsWith('\n') && head.length > 1_048_500);
    assert.ok(lines.endsWith(tail) && tail.startsWith('line ') && tail.length > 1_048_500);
    await assert.rejects(read('weights.log', 'head'), { fault: 'unsupported', message: /^weights\.log is no text/ });
    await assert.rejects(read('../meta.yaml', 'head'), { name: 'StoreError' });
    await assert.rejects(excerpts(app.artifacts).read('store=x&run=y', new AbortController().signal), {
      fault: 'notFound',
    });
  });

  it('opens as a text of its name, and a folder does not', async () => {
    using app = appWith();
    const node = await largeFile(app);
    await showTail.run(app, node, []);
    assert.deepEqual(app.ui.documents, ['fox/training.log']);
    await assert.rejects(
      async () => showTail.run(app, { ...node, file: { path: 'plots', isDir: true } }, []),
      /is a folder/,
    );
  });
});
