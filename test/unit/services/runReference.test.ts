import assert from 'node:assert/strict';
import { parseRunReference } from '../../../src/services/runs/runReference.ts';

const id = '0123456789abcdef0123456789abcdef';

describe('what leads to a run', () => {
  it('is its id, or a URI of one of its files', () => {
    assert.deepEqual(parseRunReference(`  ${id}\n`), { runId: id });
    assert.deepEqual(parseRunReference(`runs:/${id}`), { runId: id });
    assert.deepEqual(parseRunReference(`runs:/${id}/model/MLmodel`), { runId: id });
  });

  it('is the address of its page, below whatever prefix, with whatever follows', () => {
    const pages = [
      `https://mlflow.example.com/#/experiments/1/runs/${id}`,
      `https://mlflow.example.com/team/ml/#/experiments/1/runs/${id}/artifacts/model?o=1`,
      `http://localhost:5000/?workspace=a#/experiments/1/runs/${id}?tab=x`,
      `https://mlflow.example.com/#/experiments/1/evaluation-runs?selectedRunUuid=${id}`,
    ];
    assert.deepEqual(pages.map(parseRunReference), [
      { runId: id, server: 'https://mlflow.example.com' },
      { runId: id, server: 'https://mlflow.example.com/team/ml' },
      { runId: id, server: 'http://localhost:5000' },
      { runId: id, server: 'https://mlflow.example.com' },
    ]);
  });

  it('is nothing else', () => {
    const others = [
      '',
      'swift-fox',
      id.slice(1),
      `models:/${id}`,
      'https://mlflow.example.com/#/experiments/1',
      'https://mlflow.example.com/#/experiments/1/runs/compare?runs=[]',
      `file:///#/experiments/1/runs/${id}`,
      `javascript:alert(1)//#/experiments/1/runs/${id}`,
    ];
    assert.deepEqual(
      others.filter((text) => parseRunReference(text) !== undefined),
      [],
    );
  });
});
