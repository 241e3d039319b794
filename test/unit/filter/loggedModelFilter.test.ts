import assert from 'node:assert/strict';
import { FilterError } from '../../../src/filter/filterError.ts';
import { readLoggedModelFilter } from '../../../src/filter/loggedModelFilter.ts';

describe('a filter of logged models', () => {
  it('has attributes by their columns, with other names for times, and names in backticks', () => {
    assert.deepEqual(
      readLoggedModelFilter("creation_time > 5 AND attributes.name = 'a' AND metrics.`a b` <= 1 AND tags.x.y like 'z'"),
      [
        { field: { kind: 'attribute', name: 'creation_timestamp_ms' }, operator: '>', values: [5] },
        { field: { kind: 'attribute', name: 'name' }, operator: '=', values: ['a'] },
        { field: { kind: 'metric', name: 'a b' }, operator: '<=', values: [1] },
        { field: { kind: 'tag', name: 'x.y' }, operator: 'LIKE', values: ['z'] },
      ],
    );
  });

  it('compares text with whatever is written, but for single quotes', () => {
    assert.deepEqual(
      ["'a'", '"a"', '10', "''"].map((value) => readLoggedModelFilter(`params.x = ${value}`)[0]?.values),
      [['a'], ['"a"'], ['10'], ['']],
    );
    assert.deepEqual(readLoggedModelFilter(`name IN ('a', "b")`)[0]?.values, ['a', 'b']);
    assert.deepEqual(readLoggedModelFilter(''), []);
  });

  for (const [text, errorCode] of [
    ["colour = 'red'", 'INTERNAL_ERROR'],
    ['attributes.creation_time > 1', 'INTERNAL_ERROR'],
    ["metrics.x > 'a'", 'INTERNAL_ERROR'],
    ["metrics.x LIKE 'a'", 'INVALID_PARAMETER_VALUE'],
    ["metric.x = '1'", 'INVALID_PARAMETER_VALUE'],
    ["colour = 'red' AND param.x = 'a'", 'INVALID_PARAMETER_VALUE'],
    ['name IS NULL', 'INVALID_PARAMETER_VALUE'],
    ['name IN ()', 'INVALID_PARAMETER_VALUE'],
  ] as const) {
    it(`is not ${text}`, () => {
      assert.throws(
        () => readLoggedModelFilter(text),
        (error) => error instanceof FilterError && error.errorCode === errorCode,
      );
    });
  }
});
