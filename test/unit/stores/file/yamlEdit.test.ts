import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseYaml, YamlError } from '../../../../src/stores/file/yaml.ts';
import { editYaml, writeYaml } from '../../../../src/stores/file/yamlEdit.ts';

describe('a change of a meta.yaml', () => {
  it('leaves every other line as it is, be it a number, a text, a list, or nothing that we know', () => {
    const before =
      "end_time: null\nexperiment_id: '451019734751849536'\nlong: one\n  two\nrun_name: old\nstatus: 1\ntags:\n- a\nzz: 0x1F # note\n";
    assert.equal(
      editYaml(before, { run_name: 'new', status: 3, end_time: 17, tags: undefined }),
      "end_time: 17\nexperiment_id: '451019734751849536'\nlong: one\n  two\nrun_name: new\nstatus: 3\nzz: 0x1F # note\n",
    );
  });

  it('puts a new name where MLflow would, which sorts them', () => {
    assert.equal(editYaml('a: 1\nc: 3', { b: 2, d: null }), 'a: 1\nb: 2\nc: 3\nd: null\n');
  });

  it('writes a mapping of texts', () => {
    assert.equal(
      editYaml('name: x\n', { aliases: { b: '1', größe: '2' } }),
      'aliases:\n  b: "1"\n  "größe": "2"\nname: x\n',
    );
    assert.equal(editYaml('aliases:\n  b: "1"\nname: x\n', { aliases: {} }), 'aliases: {}\nname: x\n');
  });

  for (const text of ['{a: 1, b: 2}', 'a: "x\ny: z"\n', '', '- a\n', 'a: [1\n', '--- \na: 1\n...\n']) {
    it(`refuses what MLflow does not write: ${JSON.stringify(text)}`, () => {
      assert.throws(() => editYaml(text, { c: 3, y: 1 }), YamlError);
    });
  }

  it('keeps any text, also one that looks like something else', () => {
    for (const text of [
      '',
      '1',
      'yes',
      'null',
      '~',
      '1:30',
      '2026-11-21',
      'a: b',
      '#',
      "'",
      '"',
      ' a ',
      '- a',
      'a\nb',
      '=',
      '.inf',
    ])
      assert.equal(parseYaml(writeYaml({ text })).get('text'), text);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (one, other) => {
        const fields = parseYaml(editYaml('a: 1\nm: 2\nz: 3\n', { m: one, n: other }));
        assert.deepEqual([...fields.values()], ['1', one, other, '3']);
      }),
    );
  });
});
