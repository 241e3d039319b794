import assert from 'node:assert/strict';
import { metricDirection } from '../../../src/model/metricDirection.ts';

describe('which way a metric gets better', () => {
  it('is told by the words of its name, however they are put together', () => {
    const lower = ['loss', 'val_loss', 'validation/loss', 'trainLoss', 'RMSE', 'log-loss', 'eval.wer'];
    const higher = ['acc', 'val_accuracy', 'test/f1', 'roc_auc', 'r2', 'f1_score', 'score', 'trainingAccuracyScore'];
    assert.deepEqual(lower.map(metricDirection), Array(lower.length).fill('lower'));
    assert.deepEqual(higher.map(metricDirection), Array(higher.length).fill('higher'));
  });

  it('is turned round by a negation', () => {
    assert.equal(metricDirection('neg_mean_squared_error'), 'higher');
    assert.equal(metricDirection('negative_log_likelihood'), 'lower');
    assert.equal(metricDirection('neg_samples'), undefined);
  });

  it('is not guessed where a name says nothing, or only begins like one that does', () => {
    for (const key of ['lr', 'epoch', '', 'glossary', 'accounts', 'system/cpu', '损失']) {
      assert.equal(metricDirection(key), undefined, key);
    }
  });
});
