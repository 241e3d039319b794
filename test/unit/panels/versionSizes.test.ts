import assert from 'node:assert/strict';
import { modelPage } from '../../../src/panels/model/modelPage.ts';
import { testApp } from '../../support/app.ts';
import { copySample, type SampleCopy } from '../../support/sample.ts';
import { WatchedStores } from '../../support/watchedStores.ts';

const never = new AbortController().signal;

describe('how large versions are', () => {
  let sample: SampleCopy;

  before(async () => {
    sample = await copySample();
  });
  after(() => sample.dispose());

  it('is what MLflow wrote beside them, read once; of one that is not there nothing is said', async () => {
    const stores = new WatchedStores();
    using app = testApp({ folders: [{ name: 'sample', path: sample.folder }], openStore: stores.openStore });
    await app.connections.ready();
    const connectionId = app.connections.all[0]?.id ?? '';
    const identity = { kind: 'model', connectionId, name: 'wine-cultivar' } as const;
    const page = modelPage(identity, { ...app, execute: () => Promise.resolve() });
    await page.read(never);
    const sizes = () => page.answers.sizes.answer({ versions: ['3', '2', '99'] }, never);
    const expected = [
      { version: '3', sizeBytes: 9848 },
      { version: '2', sizeBytes: 9848 },
    ];
    assert.deepEqual(await sizes(), expected);
    stores.takeAsked();
    assert.deepEqual(await sizes(), expected);
    assert.deepEqual(stores.takeAsked(), []);
    page.dispose();
  });
});
