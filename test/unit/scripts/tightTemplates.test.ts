import assert from 'node:assert/strict';
import { tightened } from '../../../scripts/lib/tightTemplates.ts';

describe('templates of pages, as they are shipped,', () => {
  it('are not indented, also those within others, and keep where words end', () => {
    const source = 'const a = html`<p>\n    one ${b ? html`<b>\n      two</b>` : ``}\n    three\n  </p>`;';
    assert.equal(tightened(source, 'a.ts'), 'const a = html`<p>\none ${b ? html`<b>\ntwo</b>` : ``}\nthree\n</p>`;');
  });

  it('are styles too, which controls bring with them', () => {
    const source = 'const a = css `\n\t${b} :host {\n\t\tcolor: red;\n\t}\n`;';
    assert.equal(tightened(source, 'a.js'), 'const a = css `\n${b} :host {\ncolor: red;\n}\n`;');
  });

  it('are all that is changed', () => {
    const source = 'const text = `one\n    two`;\nconst shape = svg`<path\n  d=${text} />`;\n  // `html`\n';
    assert.equal(
      tightened(source, 'a.ts'),
      'const text = `one\n    two`;\nconst shape = svg`<path\nd=${text} />`;\n  // `html`\n',
    );
  });
});
