import assert from 'node:assert/strict';
import fc from 'fast-check';
import { namedTexts } from '../../../src/services/runs/namedTexts.ts';

describe('names and their texts as a document', () => {
  it('stand on a line each, sorted as people count', () => {
    assert.equal(
      namedTexts({ layer_10: '64', lr: '0.001', layer_2: '-32', note: 'two words', path: 'a/b.csv' }),
      'layer_2: -32\nlayer_10: 64\nlr: 0.001\nnote: two words\npath: a/b.csv\n',
    );
  });

  it('are quoted where YAML would take them for something else, and where they hide something', () => {
    assert.equal(
      namedTexts({
        'a: b': 'x',
        c: '',
        d: ' x',
        e: '#1',
        f: 'x # y',
        g: '"q"',
        h: 'a\u202eb',
        i: '[{"a": 1}]',
        j: 'tab\there',
      }),
      '"a: b": x\nc: ""\nd: " x"\ne: "#1"\nf: "x # y"\ng: "\\"q\\""\nh: "a\\u202eb"\ni: [{"a": 1}]\nj: "tab\\there"\n',
    );
  });

  it('of several lines stand below their name', () => {
    assert.equal(namedTexts({ note: '# Fox\n\nquick' }), 'note: |-\n  # Fox\n\n  quick\n');
    assert.equal(namedTexts({ note: 'ends\n' }), 'note: "ends\\n"\n');
  });

  it('say how many are left out where they are too long', () => {
    assert.equal(
      namedTexts({ a: '1', b: 'x'.repeat(100), c: '2' }, 50),
      'a: 1\n# 2 more are left out: together they are too long to be shown here.\n',
    );
  });

  it('are never the same for others', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', ':', '#', '"', '\n', '|', '-', '\\', 'n', '\u200b', '\ud800', '{', ','),
    });
    const texts = fc.dictionary(text, text, { maxKeys: 4 });
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const areSame = JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
        assert.equal(namedTexts(one) === namedTexts(other), areSame);
      }),
      { numRuns: 2000 },
    );
  });
});
