import assert from 'node:assert/strict';
import type { Experiment } from '../../src/model/experiment.ts';
import type { Run } from '../../src/model/run.ts';
import { runIdOf } from './find.ts';
import { asMlflowReads, refused, type WriterContext } from './writerContext.ts';

export function experimentWriterTests(context: WriterContext): void {
  let runId = '';
  let experimentId = '';
  const read = (): Promise<Experiment> => asMlflowReads(context, 'getExperiment', experimentId);
  const readRun = (): Promise<Run> => asMlflowReads(context, 'getRun', runId);

  before(async () => {
    runId = await runIdOf(context.store, 'numbers');
    experimentId = (await context.store.getRun(runId)).experimentId;
  });

  it('renames an experiment, and says when', async () => {
    const before = await read();
    await context.writer.updateExperiment(experimentId, { name: "another's name é" });
    const { lastUpdateTimeMs = 0, ...after } = await read();
    assert.equal(after.name, "another's name é");
    assert.ok(lastUpdateTimeMs > (before.lastUpdateTimeMs ?? 0));
    await context.writer.updateExperiment(experimentId, { name: before.name });
  });

  it('refuses a name that is taken, none, and a very long one', async () => {
    const { name } = await asMlflowReads<Experiment>(context, 'getExperiment', '0');
    await refused(context.writer.updateExperiment(experimentId, { name }), context.place.errorCodes.nameTaken);
    await refused(context.writer.updateExperiment(experimentId, { name: '' }), 'INVALID_PARAMETER_VALUE');
    await refused(context.writer.updateExperiment(experimentId, { name: 'n'.repeat(501) }), 'INVALID_PARAMETER_VALUE');
  });

  it('sets a tag and changes it', async () => {
    const before = await read();
    for (const value of ['', 'one note', 'another']) {
      await context.writer.setExperimentTag(experimentId, 'mlflow.note.content', value);
      assert.deepEqual(await read(), { ...before, tags: { ...before.tags, 'mlflow.note.content': value } });
    }
  });

  it('deletes an experiment with its runs, changes it no more, and restores both', async () => {
    const [before, runBefore] = [await read(), await readRun()];
    await context.writer.deleteExperiment(experimentId);
    assert.equal((await read()).lifecycleStage, 'deleted');
    assert.ok(((await read()).lastUpdateTimeMs ?? 0) > (before.lastUpdateTimeMs ?? 0));
    assert.deepEqual(await readRun(), { ...runBefore, lifecycleStage: 'deleted' });
    await refused(context.writer.deleteExperiment(experimentId), 'RESOURCE_DOES_NOT_EXIST');
    await refused(context.writer.setExperimentTag(experimentId, 'a', 'b'), 'INVALID_PARAMETER_VALUE');
    await refused(
      context.writer.updateExperiment(experimentId, { name: 'x' }),
      context.place.errorCodes.deletedIsRenamed,
    );
    await context.writer.restoreExperiment(experimentId);
    assert.equal((await read()).lifecycleStage, 'active');
    assert.deepEqual(await readRun(), runBefore);
    await refused(context.writer.restoreExperiment(experimentId), 'RESOURCE_DOES_NOT_EXIST');
  });

  it('changes no experiment that is not there', async () => {
    await refused(context.writer.updateExperiment('987654', { name: 'x' }), 'RESOURCE_DOES_NOT_EXIST');
    await refused(context.writer.setExperimentTag('987654', 'a', 'b'), 'RESOURCE_DOES_NOT_EXIST');
    await refused(context.writer.setExperimentTag(context.place.noExperimentId, 'a', 'b'), 'INVALID_PARAMETER_VALUE');
    await refused(context.writer.setExperimentTag(experimentId, 'a//b', 'b'), 'INVALID_PARAMETER_VALUE');
  });
}
