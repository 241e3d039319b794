import assert from 'node:assert/strict';
import { keyed } from '../../../src/base/keyed.ts';
import { differing, differingNames, namesOfDifferentValues } from '../../../src/compare/differing.ts';

const of = (...all: readonly Readonly<Record<string, string>>[]) => all.map((one) => keyed(Object.entries(one)));
const plain = (all: readonly Readonly<Record<string, string>>[]) => all.map((one) => ({ ...one }));

describe('what differs between runs', () => {
  it('is what not all have, or not all have the same', () => {
    const runs = of({ lr: '0.1', seed: '7', depth: '3' }, { lr: '0.2', seed: '7' }, { seed: '7', lr: '0.1' });
    assert.deepEqual(differingNames(runs), ['lr', 'depth']);
    assert.deepEqual(namesOfDifferentValues(runs), ['lr']);
    assert.deepEqual(plain(differing(runs)), [{ lr: '0.1', depth: '3' }, { lr: '0.2' }, { lr: '0.1' }]);
  });

  it('is nothing of one run, of none, and of equal ones', () => {
    assert.deepEqual(plain(differing(of({ lr: '0.1' }))), [{}]);
    assert.deepEqual(differing([]), []);
    assert.deepEqual(plain(differing(of({ lr: '' }, { lr: '' }))), [{}, {}]);
  });

  it('has no trouble with names that objects stumble over', () => {
    const runs = [keyed([['__proto__', '1']]), keyed([['__proto__', '2']]), keyed([['constructor', '3']])];
    assert.deepEqual(differingNames(runs), ['__proto__', 'constructor']);
    assert.equal(differing(runs)[0]?.['__proto__'], '1');
  });
});
