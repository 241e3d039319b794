import assert from 'node:assert/strict';
import { knownNames } from '../../../src/services/runs/knownNames.ts';
import { aRun } from '../../support/make.ts';

describe('the names that runs use', () => {
  it('come with what is used most first, and MLflow’s own tags last', () => {
    const names = knownNames([
      aRun({ metrics: { loss: 1 }, params: { depth: '3' }, tags: { 'mlflow.user': 'ada', team: 'red' } }),
      aRun({ metrics: { loss: 2, auc: 1 }, params: { depth: '4' }, tags: { 'mlflow.user': 'ada' } }),
      aRun({ metrics: { loss: 3 }, params: { depth: '4' } }),
    ]);
    assert.deepEqual([...(names.metric?.keys() ?? [])], ['loss', 'auc']);
    assert.deepEqual(names.param?.get('depth'), ['4', '3']);
    assert.deepEqual(
      [...(names.tag ?? [])],
      [
        ['team', ['red']],
        ['mlflow.user', ['ada']],
      ],
    );
  });

  it('leave out values that nobody would choose from a list', () => {
    const { param } = knownNames([aRun({ params: { json: '{'.repeat(200), empty: '' } })]);
    assert.deepEqual(
      [...(param ?? [])],
      [
        ['empty', []],
        ['json', []],
      ],
    );
  });

  it('are as good as any other, whatever they are', () => {
    const { param } = knownNames([aRun({ params: { constructor: 'a', ['__proto__']: 'b' } })]);
    assert.deepEqual([...(param?.keys() ?? [])].sort(), ['__proto__', 'constructor']);
  });
});
