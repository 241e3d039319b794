import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../src/stores/index.ts';
import { needsPython } from '../support/python.ts';
import { copySample, type SampleCopy } from '../support/sample.ts';
import { startTraining, type Training } from '../support/training.ts';
import { watchTraining } from '../support/watchTraining.ts';

/** `npm run bench` watches for a minute, and says what it costs. */
const watchedMs = 4_000;

describe('a training script that logs without a pause, while Podium watches, searches and changes,', function () {
  this.timeout(120_000);
  let sample: SampleCopy;
  let training: Training | undefined;

  before(async function () {
    await needsPython(this);
  });
  beforeEach(async () => {
    sample = await copySample();
  });
  afterEach(async () => {
    await training?.end();
    training = undefined;
    await sample.dispose();
  });

  for (const mode of ['delete', 'wal']) {
    it(`loses nothing, and leaves nothing beside its database (journal_mode = ${mode})`, async () => {
      const file = path.join(sample.folder, 'mlflow.db');
      const before = (await readdir(sample.folder)).sort();
      withDatabase(file, (database) => database.exec(`PRAGMA journal_mode = ${mode}`));
      training = await startTraining(`sqlite:///${file}`);
      const store = await openStore(`sqlite:///${file}`);
      const enough = new AbortController();
      const watching = watchTraining(store, training, enough.signal);
      await Promise.race([watching, wait(watchedMs)]);
      enough.abort();
      await watching;
      const { runId, logged } = training;
      await training.end();
      assert.deepEqual(
        logged.flatMap(({ failure }) => failure ?? []),
        [],
      );
      assert.ok(logged.length > 0);
      assert.equal((await store.getMetricHistory(runId, 'loss')).length, logged.length);
      assert.match((await store.getRun(runId)).tags['mlflow.note.content'] ?? '', /^beat \d+$/);
      assert.deepEqual((await readdir(sample.folder)).sort(), before);
      await store.close();
      withDatabase(file, (database) => {
        assert.deepEqual({ ...database.prepare('PRAGMA integrity_check').get() }, { integrity_check: 'ok' });
        assert.deepEqual({ ...database.prepare('PRAGMA journal_mode').get() }, { journal_mode: mode });
      });
      assert.deepEqual((await readdir(sample.folder)).sort(), before);
    });
  }
});

function withDatabase(file: string, use: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(file);
  try {
    use(database);
  } finally {
    database.close();
  }
}
