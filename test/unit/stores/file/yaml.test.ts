import assert from 'node:assert/strict';
import fc from 'fast-check';
import { optionalNumber, optionalText, parseYaml, text, YamlError } from '../../../../src/stores/file/yaml.ts';

const numRuns = 300;

describe('the YAML of a file store', () => {
  it('is read as names and texts, whatever they are', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (fields) => {
        const written = Object.entries(fields).map(
          ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}\n`,
        );
        const read = parseYaml(written.join('') || '{}');
        assert.deepEqual(new Map(read), new Map(Object.entries(fields)));
      }),
      { numRuns },
    );
  });

  it('of any content is read, or refused with the line, and changes no object but its own', () => {
    const words = fc.constantFrom(
      'a',
      ': ',
      '\n',
      '  ',
      '- ',
      '&x ',
      '*x',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '!!set ',
      '<<: ',
      '|',
      '__proto__',
      '\t',
      '#',
      '---\n',
      '? ',
      '%',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string())), (parts) => {
        const source = parts.join('');
        try {
          assert.ok(parseYaml(source) instanceof Map);
        } catch (error) {
          assert.ok(error instanceof YamlError);
          assert.ok(error.line >= 1 && error.line <= source.split(/\r\n|[\r\n]/).length + 1);
        }
        assert.equal(Object.keys(Object.prototype).length, 0);
      }),
      { numRuns },
    );
  });

  it('knows missing, null and empty apart, and numbers from texts only by what they are asked for', () => {
    const fields = parseYaml('a: null\nb:\nc: ""\nd: "null"\nid: 982345678901234567\nat: 1.5e3\n');
    assert.deepEqual(
      ['a', 'b', 'c', 'd', 'e'].map((name) => optionalText(fields, name)),
      [undefined, undefined, '', 'null', undefined],
    );
    assert.equal(text(fields, 'id'), '982345678901234567');
    assert.deepEqual(
      ['at', 'c', 'd', 'e'].map((name) => optionalNumber(fields, name)),
      [1500, undefined, undefined, undefined],
    );
  });

  it('keeps __proto__ as a name like any other', () => {
    const fields = parseYaml('__proto__: {polluted: yes}\nconstructor: c\n');
    assert.deepEqual([...fields.keys()], ['__proto__', 'constructor']);
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  for (const [what, source] of [
    ['aliases, with which a short text becomes a long one', 'a: &a [x]\nb: *a\n'],
    ['deep nesting', `a: ${'['.repeat(100)}`],
    ['types of other languages', 'a: !!python/object:os.system x\n'],
    ['more than one document', 'a: 1\n---\nb: 2\n'],
    ['a list', '- a\n'],
    ['nothing', ''],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.throws(() => parseYaml(source), YamlError);
    });
  }

  it('lets the last of two fields with one name hold, as MLflow does', () => {
    assert.equal(text(parseYaml('a: 1\na: 2\n'), 'a'), '2');
  });
});
