import assert from 'node:assert/strict';
import { settingReaders, unusableConnections } from '../../../src/host/settings.ts';

describe('settings', () => {
  const team = { name: 'Team', trackingUri: 'https://mlflow.example.com' };
  const typos = [{ name: 'No address' }, { name: '', trackingUri: 'x' }, 'https://mlflow.example.com', null, 7];

  it('take the connections that name a store, and keep apart what does not', () => {
    assert.deepEqual(settingReaders.connections([team, ...typos]), [team]);
    assert.deepEqual(unusableConnections([team, ...typos]), typos);
  });

  it('take whatever a hand may have written', () => {
    for (const written of [undefined, null, 'x', {}, 7]) assert.deepEqual(settingReaders.connections(written), []);
    assert.deepEqual(['5', NaN, -3, 1e6].map(settingReaders['runs.refreshInterval']), [5, 5, 0, 3600]);
    assert.deepEqual([0, 12.6, 1000, '50'].map(settingReaders['tree.pageSize']), [10, 13, 250, 100]);
    assert.deepEqual([false, true, 'false', undefined].map(settingReaders.detectConnections), [
      false,
      true,
      true,
      true,
    ]);
  });
});
