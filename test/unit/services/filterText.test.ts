import assert from 'node:assert/strict';
import { quoted } from '../../../src/filter/write.ts';
import { containing, runIdIn } from '../../../src/services/runs/filterText.ts';

describe('literals of the filter language', () => {
  it('take the quotes that the text does not hold', () => {
    assert.deepEqual(["it's", 'a "b"', 'plain', `'"`].map(quoted), [`"it's"`, `'a "b"'`, `'plain'`, undefined]);
  });

  it('match a text with both kinds of quotes by a wildcard', () => {
    assert.equal(containing(`it's "b"`), `'%it_s "b"%'`);
    assert.equal(containing('fox'), `'%fox%'`);
  });

  it('leave out ids that would end the quotation', () => {
    assert.equal(runIdIn(['a', "b') OR ('", 'c']), `attributes.run_id IN ('a', 'c')`);
    assert.equal(runIdIn(["'"]), undefined);
  });
});
