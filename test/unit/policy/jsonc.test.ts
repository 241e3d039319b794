import assert from 'node:assert/strict';
import fc from 'fast-check';
import { JsoncError, parseJsonc, type JsonNode } from '../../../src/policy/jsonc.ts';

function valueOf(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, valueOf(value)]));
    case 'list':
      return node.items.map(valueOf);
    case 'null':
      return null;
    default:
      return node.value;
  }
}

describe('JSON with comments', () => {
  it('reads comments, commas behind the last item, and a byte order mark', () => {
    const text = '\ufeff// first\n{ /* a */ "a": [1, 2.5e1, ], "b": { "c": null, "d": "x // y", }, } // last';
    assert.deepEqual(valueOf(parseJsonc(text)), { a: [1, 25], b: { c: null, d: 'x // y' } });
  });

  it('reads all that JSON can say, as JSON does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), fc.nat(4), (text, indent) => {
        const value: unknown = JSON.parse(text);
        assert.deepEqual(valueOf(parseJsonc(JSON.stringify(value, undefined, indent))), value);
      }),
    );
  });

  it('knows where each thing begins', () => {
    const text = '{ "a": [true] }';
    const node = parseJsonc(text);
    assert.ok(node.kind === 'object');
    const [entry] = node.entries;
    assert.deepEqual([entry?.keyAt, entry?.value.at], [2, 7]);
  });

  for (const [text, at, message] of [
    ['', 0, 'A value is missing here'],
    ['{"a" 1}', 5, 'A colon is missing here'],
    ['{"a": 1 "b": 2}', 8, 'A comma or } is missing here'],
    ['[1, 2', 5, 'A comma or ] is missing here'],
    ['{a: 1}', 1, 'A key in double quotes is missing here'],
    ['[,]', 1, 'A value is missing here'],
    ['[01]', 1, 'A value is missing here'],
    ['"line\nbreak"', 0, 'A value is missing here'],
    ['1 /* never', 2, 'This comment does not end'],
    ['{} {}', 3, 'Nothing may follow here: the value has ended'],
    ['['.repeat(100), 31, 'This is nested too deeply'],
  ] as const) {
    it(`says what is wrong with ${text.slice(0, 20)}, and where`, () => {
      assert.throws(
        () => parseJsonc(text),
        (error) => error instanceof JsoncError && error.at === at && error.message === message,
      );
    });
  }

  it('ends quickly, whatever the text', () => {
    for (const piece of ['/*', '//\n', '"\\', '[{"a":', '-', '\u2028']) {
      assert.throws(() => parseJsonc(piece.repeat(50_000)), JsoncError);
    }
  });
});
