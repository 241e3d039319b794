import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { powershellLiteral, shellQuote } from '../../../src/base/shellQuote.ts';
import { seed } from '../../support/seed.ts';
import { skipIf } from '../../support/skipIf.ts';

const nasty = [
  '$(touch /tmp/x)',
  '`id`',
  "it's",
  '"',
  '\\',
  ' ',
  '~',
  '!x',
  '*',
  '#',
  '=x',
  '%d',
  ';ls',
  '&&',
  '-rf',
  'ü',
  '\u2019',
  '𝒳',
  '',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary' })))
  .map((parts) => parts.join(''));

describe('a text as a word of a shell', () => {
  it('is nothing but itself, whatever it holds', function () {
    skipIf(process.platform === 'win32', 'there is no sh', this);
    const texts = fc.sample(text, { numRuns: 400, seed });
    const words = texts.flatMap((one) => {
      const word = shellQuote(one, 'posix');
      return word === undefined ? [] : [{ one, word }];
    });
    assert.ok(words.length > 50);
    // NUL cannot be in a word, so it can stand between them.
    const script = words.map(({ word }) => `printf '%s\\0' ${word}`).join('\n');
    const printed = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
    assert.deepEqual(
      printed,
      words.map(({ one }) => one),
    );
  });

  it('is not written where a terminal would obey it, or hide it', () => {
    for (const one of ['a\nls', '\u001b[31m', 'a\u0003', '\u202egnp', 'a\u200bb', '\ud800']) {
      assert.equal(shellQuote(one, 'posix'), undefined, JSON.stringify(one));
      assert.equal(shellQuote(one, 'powershell'), undefined, JSON.stringify(one));
    }
  });

  it('is one text to PowerShell, to which all of these are quotes', () => {
    fc.assert(
      fc.property(text, (one) => {
        const word = shellQuote(one, 'powershell');
        if (word === undefined) return;
        if (!word.startsWith("'")) assert.match(word, /^[\w./][\w./:=@+-]*$/);
        else {
          assert.match(word, /^'(?:[^'‘’‚‛]|'{2}|‘{2}|’{2}|‚{2}|‛{2})*'$/u);
          assert.equal(word.slice(1, -1).replace(/(['‘’‚‛])\1/gu, '$1'), one);
        }
      }),
      { seed },
    );
  });

  it('is not written for Windows PowerShell where that hands on something else', () => {
    for (const one of ['say "hi"', 'C:\\data\\', '']) assert.equal(shellQuote(one, 'powershell'), undefined, one);
  });

  it('is a literal of PowerShell, double quotes and all, for what takes it as an object', () => {
    fc.assert(
      fc.property(text, (one) => {
        const literal = powershellLiteral(one);
        if (literal === undefined) return;
        assert.match(literal, /^'(?:[^'‘’‚‛]|'{2}|‘{2}|’{2}|‚{2}|‛{2})*'$/u);
        assert.equal(literal.slice(1, -1).replace(/(['‘’‚‛])\1/gu, '$1'), one);
      }),
      { seed },
    );
    assert.equal(powershellLiteral('{"a": "it\'s"}'), `'{"a": "it''s"}'`);
    assert.equal(powershellLiteral('a\nb'), undefined);
  });
});
