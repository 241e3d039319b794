import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { alike } from '../../../src/base/alike.ts';
import { isCancelled, sleep } from '../../../src/base/cancel.ts';
import { Emitter } from '../../../src/base/emitter.ts';
import { keyed } from '../../../src/base/keyed.ts';
import { Owned } from '../../../src/base/owned.ts';
import { plainText } from '../../../src/base/plainText.ts';

describe('keyed', () => {
  it('takes names that an ordinary object would treat as its own', () => {
    const values = keyed([
      ['__proto__', 1],
      ['constructor', 2],
      ['toString', 3],
    ]);
    assert.deepEqual(Object.entries(values), [
      ['__proto__', 1],
      ['constructor', 2],
      ['toString', 3],
    ]);
    assert.equal('hasOwnProperty' in values, false);
  });
});

describe('Owned', () => {
  it('ends what it owns once, the last first, and at once what comes too late', () => {
    const ended: string[] = [];
    const owned = new Owned();
    owned.add({ dispose: () => ended.push('first') });
    owned.add({ dispose: () => ended.push('second') });
    owned.dispose();
    owned.dispose();
    owned.add({ dispose: () => ended.push('late') });
    assert.deepEqual(ended, ['second', 'first', 'late']);
  });
});

describe('Emitter', () => {
  it('tells every listener, also after one that throws', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    emitter.event(() => {
      throw new Error('mine');
    });
    emitter.event((value) => heard.push(value));
    assert.throws(() => {
      emitter.fire(7);
    }, /mine/);
    assert.deepEqual(heard, [7]);
  });

  it('is silent for a listener that has gone', () => {
    const emitter = new Emitter<void>();
    let calls = 0;
    emitter.event(() => calls++).dispose();
    emitter.fire();
    assert.equal(calls, 0);
  });
});

describe('sleep', () => {
  it("ends early with the signal's reason", async () => {
    const controller = new AbortController();
    const slept = sleep(60_000, controller.signal);
    controller.abort();
    await assert.rejects(slept, (error) => isCancelled(error, controller.signal));
  });

  it('knows its own cancellation from another failure', () => {
    assert.equal(isCancelled(new Error('broken')), false);
    assert.equal(isCancelled(new TypeError('broken'), AbortSignal.abort()), false);
  });
});

describe('plainText', () => {
  it('shows what would hide or turn a name around', () => {
    assert.equal(plainText('loss\u202Egnp.exe'), 'loss⟦U+202E⟧gnp.exe');
    assert.equal(plainText('two\nlines'), 'two␣lines');
    assert.equal(plainText('\u001b[31mred'), '⟦U+001B⟧[31mred');
    assert.equal(plainText('zero\u200Bwidth'), 'zero⟦U+200B⟧width');
  });

  it('shows every other sign that nobody sees, so that no two names look the same', () => {
    for (const code of ['00AD', '034F', '3164', 'FFA0', 'FE0F', 'E0041', 'E0101']) {
      assert.equal(plainText(`lo${String.fromCodePoint(parseInt(code, 16))}ss`), `lo⟦U+${code}⟧ss`);
    }
  });

  it('leaves ordinary words of any script alone', () => {
    for (const name of ['große Änderung', '学習率', 'عربي', '👩🏽‍💻 v2', '❤️ 1️⃣', '🏳️‍🌈', '$(icon)', 'a`b'])
      assert.equal(plainText(name), name);
  });

  it('cuts a name of a megabyte, between characters', () => {
    const cut = plainText('😀'.repeat(500_000), 50);
    assert.equal([...cut].length, 50);
    assert.ok(cut.endsWith('😀…'));
  });

  it('never gives more than was asked for, nor a control character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 10, max: 250 }), (text, most) => {
        const plain = plainText(text, most);
        // Each hidden character takes up to ten places once it is named.
        assert.ok([...plain].length <= most);
        assert.doesNotMatch(plain, /\p{Cc}/u);
      }),
    );
  });
});

describe('alike', () => {
  it('is what Node calls deeply equal, for plain data', () => {
    const data = fc.jsonValue({ maxDepth: 3 });
    fc.assert(fc.property(data, data, (one, other) => assert.equal(alike(one, other), isDeepStrictEqual(one, other))));
    fc.assert(fc.property(data, (one) => assert.ok(alike(one, structuredClone(one)))));
  });

  it('takes NaN for NaN, and tells what is missing from what is undefined', () => {
    assert.ok(alike(keyed([['loss', NaN]]), keyed([['loss', NaN]])));
    assert.equal(alike({ a: undefined }, { b: undefined }), false);
    assert.equal(alike({ a: 1 }, { a: 1, b: 2 }), false);
    assert.equal(alike([], {}), false);
  });
});
