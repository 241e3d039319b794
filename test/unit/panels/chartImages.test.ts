import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { imageAnswers } from '../../../src/panels/charts/chartImages.ts';
import type { ShownRun } from '../../../src/panels/shownRuns.ts';
import type { ImageAsk } from '../../../src/protocol/charts.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { testApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import { WatchedStores } from '../../support/watchedStores.ts';

const never = new AbortController().signal;
const id = '5aee9221-2576-4353-a49f-ad3039c0fa86';
const written = 'sample/mlartifacts/2/48b7b5fe480f49f28f2b25e2f80e9339/artifacts/images';

/** Images as MLflow wrote them: `small` is the copy. */
function sampleImage(isSmall: boolean): Buffer {
  const name = readdirSync(written).find((file) => file.includes('+step+9+') && file.endsWith('.webp') === isSmall);
  return readFileSync(path.join(written, name ?? ''));
}

describe('the images of a charts page', () => {
  let database: TestDatabase;
  beforeEach(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'iris');
  });
  afterEach(() => database.dispose());

  /** Runs with the files given for each, and their answers. */
  async function open(
    runs: Readonly<Record<string, Readonly<Record<string, Uint8Array | string>>>>,
    status = 'FINISHED',
  ) {
    const stores = new WatchedStores();
    const app = testApp({
      connections: [{ name: 'local', trackingUri: `sqlite:///${database.path}` }],
      openStore: stores.openStore,
    });
    const [connection] = app.connections.all;
    assert.ok(connection);
    for (const [runId, files] of Object.entries(runs)) {
      const folder = path.join(database.folder, runId);
      mkdirSync(path.join(folder, 'images'), { recursive: true });
      for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, 'images', name), bytes);
      const hasAny = Object.keys(files).length > 0;
      database.addRun({ runId, status, artifactUri: folder, tags: hasAny ? { 'mlflow.loggedImages': 'True' } : {} });
    }
    const shown = await Promise.all(
      Object.keys(runs).map(async (runId): Promise<ShownRun> => {
        const run = await app.connections.ask(connection, (store) => store.getRun(runId, never));
        return { id: `page ${runId}`, connection, run };
      }),
    );
    stores.takeAsked();
    const clock = { nowMs: 0 };
    const { images, image } = imageAnswers(
      app.connections,
      (wanted) => shown.find((one) => one.id === wanted),
      () => clock.nowMs,
    );
    const ask = { run: 'page a', key: 'k', step: 1, isSmall: true };
    return {
      stores,
      clock,
      folder: database.folder,
      list: (...wanted: string[]) => images.answer({ runs: wanted }, never),
      read: (change: Partial<ImageAsk> = {}) => image.answer({ ...ask, ...change }, never),
      [Symbol.dispose]: () => app[Symbol.dispose](),
    };
  }

  const both = {
    [`k+step+1+timestamp+5+${id}.png`]: sampleImage(false),
    [`k+step+1+timestamp+5+${id}+compressed.webp`]: sampleImage(true),
  };

  it('are listed by key and step, of runs that say that they have some; nothing is asked of the others', async () => {
    using page = await open({ a: both, b: {} });
    assert.deepEqual(await page.list('page b', 'nobody'), [
      { run: 'page b', keys: [] },
      { run: 'nobody', keys: [] },
    ]);
    assert.deepEqual(page.stores.takeAsked(), []);
    assert.deepEqual(await page.list('page a'), [{ run: 'page a', keys: [{ key: 'k', steps: [1] }] }]);
  });

  it('are given as they are, the small copy where that will do', async () => {
    using page = await open({ a: both });
    const small = await page.read();
    assert.deepEqual([small.type, small.isSmall, small.bytes.length], ['image/webp', true, sampleImage(true).length]);
    const whole = await page.read({ isSmall: false });
    assert.deepEqual([whole.type, whole.isSmall], ['image/png', false]);
    assert.deepEqual(Buffer.from(whole.bytes), sampleImage(false));
  });

  it('are the whole image where no small copy is there', async () => {
    using page = await open({ a: { [`k+step+1+timestamp+5+${id}.png`]: sampleImage(false) } });
    assert.equal((await page.read()).isSmall, false);
  });

  it('are refused where they are none, would be too large to draw, or are not there', async () => {
    const huge = Uint8Array.from(sampleImage(false));
    new DataView(huge.buffer).setUint32(16, 100_000);
    new DataView(huge.buffer).setUint32(20, 100_000);
    using page = await open({
      a: {
        [`k+step+1+timestamp+5+${id}.png`]: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        [`k+step+2+timestamp+5+${id}.png`]: huge,
      },
    });
    const fails = (change: Partial<ImageAsk>, fault: string) =>
      assert.rejects(page.read(change), (error) => error instanceof StoreError && error.fault === fault);
    await fails({}, 'damaged');
    await fails({ step: 2 }, 'tooLarge');
    await fails({ step: 3 }, 'notFound');
    await fails({ key: '../../k' }, 'notFound');
    await fails({ key: '__proto__' }, 'notFound');
    await fails({ run: 'page b' }, 'notFound');
  });

  it('are listed once of a run that has ended, and again of one that goes on', async () => {
    using ended = await open({ a: both });
    await ended.list('page a');
    ended.clock.nowMs = 60_000;
    await ended.list('page a');
    await ended.read();
    assert.deepEqual(ended.stores.takeAsked(), ['listArtifacts', 'readArtifact']);
    using going = await open({ c: both }, 'RUNNING');
    await going.list('page c');
    await going.list('page c');
    going.clock.nowMs = 60_000;
    writeFileSync(path.join(going.folder, 'c', 'images', `k+step+2+timestamp+6+${id}.png`), sampleImage(false));
    assert.deepEqual((await going.list('page c'))[0]?.keys, [{ key: 'k', steps: [1, 2] }]);
    assert.deepEqual(going.stores.takeAsked(), ['listArtifacts', 'listArtifacts']);
  });

  it('of the other runs are there where those of one cannot be listed', async () => {
    using page = await open({ a: both });
    page.stores.fail('listArtifacts', new StoreError('timeout', 'Too slow.'));
    assert.deepEqual(await page.list('page a'), [{ run: 'page a', keys: [], failure: 'Too slow.' }]);
  });
});
