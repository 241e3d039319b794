import assert from 'node:assert/strict';
import { openSqliteStore } from '../../../../src/stores/sqlite/sqliteStore.ts';
import type { Store } from '../../../../src/stores/store.ts';
import { StoreError } from '../../../../src/stores/storeError.ts';
import { TestDatabase } from '../../../support/database.ts';

describe('experiments of a database', () => {
  let database: TestDatabase;
  let store: Store;

  beforeEach(() => {
    database = new TestDatabase();
    store = openSqliteStore(database.path);
  });
  afterEach(async () => {
    await store.close();
    database.dispose();
  });

  const names = async (query = {}): Promise<string[]> =>
    (await store.searchExperiments(query)).items.map(({ name }) => name);

  it('come newest first, and among equals the lowest id first', async () => {
    database.addExperiment('0', 'Default', { creation_time: 5 });
    database.addExperiment('2', 'b', { creation_time: 9 });
    database.addExperiment('1', 'a', { creation_time: 9 });
    assert.deepEqual(await names(), ['a', 'b', 'Default']);
  });

  it('can be ordered by last update, and then ties end with the highest id first', async () => {
    database.addExperiment('1', 'old', { last_update_time: 1 });
    database.addExperiment('2', 'even', { last_update_time: 7 });
    database.addExperiment('3', 'even too', { last_update_time: 7 });
    assert.deepEqual(await names({ orderBy: ['last_update_time DESC'] }), ['even too', 'even', 'old']);
  });

  it('have every field, and ids of 18 digits to the last one', async () => {
    const experimentId = '123456789012345678';
    database.addExperiment(experimentId, 'migrated', {
      artifact_location: '/data/1',
      creation_time: 1,
      last_update_time: 2,
    });
    database.insert('experiment_tags', { experiment_id: BigInt(experimentId), key: 'team', value: 'vision' });
    const expected = {
      experimentId,
      name: 'migrated',
      artifactLocation: '/data/1',
      lifecycleStage: 'active',
      creationTimeMs: 1,
      lastUpdateTimeMs: 2,
    };
    const found = await store.getExperiment(experimentId);
    assert.deepEqual({ ...found, tags: { ...found.tags } }, { ...expected, tags: { team: 'vision' } });
    assert.deepEqual((await store.searchExperiments()).items, [found]);
  });

  it('are active ones unless deleted ones are asked for', async () => {
    database.addExperiment('1', 'active');
    database.addExperiment('2', 'deleted', { lifecycle_stage: 'deleted' });
    assert.deepEqual(await names(), ['active']);
    assert.deepEqual(await names({ viewType: 'DELETED_ONLY' }), ['deleted']);
    assert.deepEqual(await names({ viewType: 'ALL' }), ['active', 'deleted']);
    assert.equal((await store.getExperiment('2')).lifecycleStage, 'deleted');
  });

  it('are found by name and by tag', async () => {
    database.addExperiment('1', 'Vision');
    database.addExperiment('2', 'speech');
    database.insert('experiment_tags', { experiment_id: 2, key: 'a team', value: 'x' });
    assert.deepEqual(await names({ filter: "name ILIKE 'vis%'" }), ['Vision']);
    assert.deepEqual(await names({ filter: "name LIKE 'vis%'" }), []);
    assert.deepEqual(await names({ filter: "tags.`a team` = 'x'" }), ['speech']);
    assert.deepEqual(await names({ filter: 'tags.`a team` IS NULL' }), ['Vision']);
    assert.deepEqual(await names({ filter: "experiment_id IN ('1', '2') AND name != 'Vision'" }), ['speech']);
  });

  it('say so when one is not there, or its id is no number', async () => {
    await assert.rejects(store.getExperiment('7'), said('notFound', 'RESOURCE_DOES_NOT_EXIST'));
    await assert.rejects(store.getExperiment('x'), said('invalid', 'INVALID_PARAMETER_VALUE'));
  });

  it('keep names that would be properties of every object', async () => {
    database.addExperiment('1', '__proto__');
    database.insert('experiment_tags', { experiment_id: 1, key: '__proto__', value: 'kept' });
    database.insert('experiment_tags', { experiment_id: 1, key: 'constructor', value: 'kept too' });
    const { tags } = await store.getExperiment('1');
    assert.deepEqual(Object.entries(tags).sort(), [
      ['__proto__', 'kept'],
      ['constructor', 'kept too'],
    ]);
  });

  it('refuse a page that is empty by design, and a token of another search', async () => {
    for (let id = 1; id <= 3; id++) database.addExperiment(String(id), `e${String(id)}`);
    await assert.rejects(store.searchExperiments({ maxResults: 0 }), said('invalid', 'INVALID_PARAMETER_VALUE'));
    const { nextPageToken } = await store.searchExperiments({ maxResults: 1 });
    assert.ok(nextPageToken);
    for (const pageToken of ['!', 'e30', Buffer.from('{"offset": 1}').toString('base64')]) {
      await assert.rejects(store.searchExperiments({ pageToken }), said('invalid', 'INVALID_PARAMETER_VALUE'));
    }
    const otherOrder = { orderBy: ['name'], pageToken: nextPageToken };
    await assert.rejects(store.searchExperiments(otherOrder), said('invalid', 'INVALID_PARAMETER_VALUE'));
  });

  function said(fault: string, errorCode: string): (error: unknown) => boolean {
    return (error) => error instanceof StoreError && error.fault === fault && error.errorCode === errorCode;
  }
});
