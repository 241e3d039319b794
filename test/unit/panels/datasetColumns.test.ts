import assert from 'node:assert/strict';
import { columnsOf } from '../../../src/panels/run/datasetColumns.ts';

describe('the schema of a dataset', () => {
  it('is a table of columns, as MLflow writes it for data frames and for tensors', () => {
    assert.deepEqual(
      columnsOf(
        '{"mlflow_colspec": [{"type": "double", "name": "a", "required": true}, {"type": "long", "name": "b", "required": false}]}',
      ),
      [
        { name: 'a', type: 'double', required: true },
        { name: 'b', type: 'long', required: false },
      ],
    );
    const features = JSON.stringify([{ type: 'tensor', 'tensor-spec': { dtype: 'float64', shape: [-1, 64] } }]);
    assert.deepEqual(columnsOf(JSON.stringify({ mlflow_tensorspec: { features, targets: null } })), [
      { name: 'features', type: 'float64 [any, 64]', required: true },
    ]);
  });

  it('is left as it is where it is anything else', () => {
    for (const text of ['', 'x', '[]', 'null', '{"mlflow_colspec": 3}', '{"a": 1}'])
      assert.equal(columnsOf(text), undefined, text);
  });
});
