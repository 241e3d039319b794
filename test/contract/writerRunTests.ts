import assert from 'node:assert/strict';
import type { Run } from '../../src/model/run.ts';
import { runIdOf } from './find.ts';
import { asMlflowReads, refused, type WriterContext } from './writerContext.ts';

export function runWriterTests(context: WriterContext): void {
  let runId = '';
  const read = (): Promise<Run> => asMlflowReads(context, 'getRun', runId);
  const nobody = '0'.repeat(32);

  before(async () => {
    runId = await runIdOf(context.store, 'numbers');
  });

  it('renames a run, in its row and in its tag', async () => {
    const before = await read();
    await context.writer.updateRun(runId, { runName: 'new "name" é' });
    const { runName, tags, ...rest } = await read();
    assert.equal(runName, 'new "name" é');
    assert.deepEqual(tags, { ...before.tags, 'mlflow.runName': runName });
    assert.deepEqual({ ...rest, runName: before.runName, tags: before.tags }, before);
    await context.writer.setTag(runId, 'mlflow.runName', 'numbers');
    assert.deepEqual(await read(), before);
  });

  it('leaves a name that is not given', async () => {
    const before = await read();
    await context.writer.updateRun(runId, { runName: '' });
    await context.writer.updateRun(runId, {});
    assert.deepEqual(await read(), before);
  });

  it('ends a run, and says that it goes on', async () => {
    const before = await read();
    await context.writer.updateRun(runId, { status: 'FAILED', endTimeMs: 1_700_000_000_123 });
    assert.deepEqual(await read(), { ...before, status: 'FAILED', endTimeMs: 1_700_000_000_123 });
    await context.writer.updateRun(runId, { status: 'RUNNING' });
    assert.equal((await read()).status, 'RUNNING');
  });

  for (const [key, value] of [
    ['note', ''],
    ['mlflow.note.content', '# A note\n\nwith "quotes", `code` and 😀'],
    ['a/b c:d-e.f', "it's"],
    ['größe', '1'],
  ] as const) {
    it(`sets the tag ${key}, changes it, and takes it away`, async () => {
      const before = await read();
      await context.writer.setTag(runId, key, 'first');
      await context.writer.setTag(runId, key, value);
      assert.deepEqual((await read()).tags, { ...before.tags, [key]: value });
      await context.writer.deleteTag(runId, key);
      assert.deepEqual(await read(), before);
    });
  }

  it('keeps a tag as long as MLflow keeps it, and refuses to have a longer one cut', async () => {
    await context.writer.setTag(runId, 'long', '😀'.repeat(8000));
    assert.equal((await read()).tags['long'], '😀'.repeat(8000));
    await refused(context.writer.setTag(runId, 'long', 'x'.repeat(8001)), 'INVALID_PARAMETER_VALUE');
    await context.writer.deleteTag(runId, 'long');
  });

  for (const key of ['', 'a//b', '/a', 'a/', '../a', '..a', './a', 'a=b', 'k'.repeat(251)]) {
    it(`refuses the key "${key.slice(0, 10)}"`, () =>
      refused(context.writer.setTag(runId, key, 'x'), 'INVALID_PARAMETER_VALUE'));
  }

  it('has no tag to take away that is not there', () =>
    refused(context.writer.deleteTag(runId, 'no such tag'), 'RESOURCE_DOES_NOT_EXIST'));

  it('changes no run that is not there', async () => {
    await refused(context.writer.updateRun(nobody, { runName: 'x' }), 'RESOURCE_DOES_NOT_EXIST');
    await refused(context.writer.setTag(nobody, 'a', 'b'), 'RESOURCE_DOES_NOT_EXIST');
    await refused(context.writer.deleteTag(nobody, 'a'), 'RESOURCE_DOES_NOT_EXIST');
    await refused(context.writer.deleteRun(nobody), 'RESOURCE_DOES_NOT_EXIST');
    await refused(context.writer.restoreRun(nobody), 'RESOURCE_DOES_NOT_EXIST');
  });

  it('deletes a run, changes it no more, and restores it as it was', async () => {
    const before = await read();
    await context.writer.deleteRun(runId);
    assert.deepEqual(await read(), { ...before, lifecycleStage: 'deleted' });
    await refused(context.writer.updateRun(runId, { runName: 'x' }), 'INVALID_PARAMETER_VALUE');
    await refused(context.writer.setTag(runId, 'a', 'b'), 'INVALID_PARAMETER_VALUE');
    await refused(context.writer.deleteTag(runId, 'a'), 'INVALID_PARAMETER_VALUE');
    await context.writer.deleteRun(runId);
    await context.writer.restoreRun(runId);
    assert.deepEqual(await read(), before);
  });
}
