import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseJson } from '../../../../src/stores/rest/json.ts';
import { parseLongList, TooLargePart } from '../../../../src/stores/rest/longList.ts';

const parts = { pieceBytes: 16, mostBytes: 1_000_000 };

async function outcomeOf(parse: () => unknown): Promise<unknown> {
  try {
    return await parse();
  } catch (error) {
    assert.ok(error instanceof SyntaxError, String(error));
    return 'no JSON';
  }
}

/** Parsed a piece at a time, as a long answer is, and at once. */
async function agree(text: string): Promise<void> {
  const whole = await outcomeOf(() => parseJson(text));
  assert.deepEqual(await outcomeOf(() => parseLongList(Buffer.from(text), 'runs', parts)), whole);
}

describe('a long list in an answer', () => {
  it('is what it would be if it were parsed at once, piece by piece', async () => {
    const reply = fc.record({
      before: fc.jsonValue(),
      runs: fc.array(fc.jsonValue()),
      'with "quotes" \\': fc.jsonValue(),
      next_page_token: fc.string(),
    });
    const spaces = fc.constantFrom(undefined, 1, '\t');
    await fc.assert(fc.asyncProperty(reply, spaces, (value, space) => agree(JSON.stringify(value, undefined, space))));
  });

  it('may hold bare NaN and infinities', async () => {
    await agree(`{"runs": [${'{"value": NaN, "NaN\\\\": "Infinity \\" NaN"}, -Infinity, '.repeat(5)} 1], "x": NaN }`);
  });

  it('is no JSON where it breaks off, or where a sign is lost or doubled', async () => {
    const text = JSON.stringify({ runs: [{ a: [1, 'b"]', {}] }, { c: null }, -1.5e3, true], next_page_token: 'x\\' });
    const signs = fc.constantFrom('', ',', ':', '"', '[', ']', '{', '}', '1', ' ', '\\');
    const place = fc.nat({ max: text.length });
    await fc.assert(
      fc.asyncProperty(place, fc.nat({ max: 2 }), signs, (at, lost, sign) =>
        agree(text.slice(0, at) + sign + text.slice(at + lost)),
      ),
      { numRuns: 1_000 },
    );
    for (let at = 0; at < text.length; at++) await agree(text.slice(0, at));
  });

  it('says in the place of an item that it is too large, and is whole without it', async () => {
    const large = { text: 'x'.repeat(100), list: [[]] };
    const body = Buffer.from(JSON.stringify({ runs: [1, large, 2, 3, large, large, 4], next_page_token: 'x' }));
    const found = await parseLongList(body, 'runs', { pieceBytes: 16, mostBytes: 50 });
    const part = new TooLargePart('An item is too large.');
    assert.deepEqual(found, { runs: [1, part, 2, 3, part, part, 4], next_page_token: 'x' });
  });

  it('has nothing else that is too large', async () => {
    const body = Buffer.from(JSON.stringify({ runs: [1, 'x'.repeat(100)] }));
    await assert.rejects(parseLongList(body, 'other', { pieceBytes: 16, mostBytes: 50 }), TooLargePart);
  });

  it('is given up when nobody waits for it any more', async () => {
    const abort = new AbortController();
    const body = Buffer.from(JSON.stringify({ runs: Array.from({ length: 1_000_000 }, () => ({ a: 1 })) }));
    const parsing = parseLongList(body, 'runs', parts, abort.signal);
    setImmediate(() => abort.abort());
    await assert.rejects(parsing, { name: 'AbortError' });
  });
});
