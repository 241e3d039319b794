import assert from 'node:assert/strict';
import { linksIn } from '../../../src/panels/run/links.ts';
import { readMarkdown } from '../../../src/panels/run/markdown.ts';
import type { Inline } from '../../../src/protocol/markdown.ts';

function line(text: string): readonly Inline[] {
  const [block] = readMarkdown(text);
  return block && 'inlines' in block ? block.inlines : [];
}

describe('a note', () => {
  it('is read as Markdown', () => {
    assert.deepEqual(readMarkdown('# Why\n\n- one `code`\n- **two**\n\n> said\n\n```\nx <b>\n```\n\n---'), [
      { kind: 'heading', level: 1, inlines: [{ kind: 'text', text: 'Why' }] },
      {
        kind: 'list',
        items: [
          [
            {
              kind: 'paragraph',
              inlines: [
                { kind: 'text', text: 'one ' },
                { kind: 'code', text: 'code' },
              ],
            },
          ],
          [{ kind: 'paragraph', inlines: [{ kind: 'strong', inlines: [{ kind: 'text', text: 'two' }] }] }],
        ],
      },
      { kind: 'quote', blocks: [{ kind: 'paragraph', inlines: [{ kind: 'text', text: 'said' }] }] },
      { kind: 'code', text: 'x <b>\n' },
      { kind: 'rule' },
    ]);
    assert.deepEqual(readMarkdown('3. a'), [
      { kind: 'list', first: 3, items: [[{ kind: 'paragraph', inlines: [{ kind: 'text', text: 'a' }] }]] },
    ]);
    assert.deepEqual(readMarkdown('|a|b|\n|-|-|\n|1|2|'), [
      {
        kind: 'table',
        rows: [
          [[{ kind: 'text', text: 'a' }], [{ kind: 'text', text: 'b' }]],
          [[{ kind: 'text', text: '1' }], [{ kind: 'text', text: '2' }]],
        ],
      },
    ]);
  });

  it('has no HTML: its tags are text', () => {
    assert.deepEqual(line('<img src=x onerror=alert(1)>'), [{ kind: 'text', text: '<img src=x onerror=alert(1)>' }]);
  });

  it('leads only to http and https', () => {
    assert.deepEqual(line('[a](https://example.com/?q=1)'), [
      { kind: 'link', href: 'https://example.com/?q=1', inlines: [{ kind: 'text', text: 'a' }] },
    ]);
    for (const href of [
      'javascript:alert(1)',
      'command:workbench.action.quit',
      'file:///etc/passwd',
      'vscode://x/y',
      '/a',
    ]) {
      assert.deepEqual([...linksIn(readMarkdown(`[a](${href}) <${href}>`))], [], href);
    }
  });

  it('loads no image: it leads to it', () => {
    assert.deepEqual(line('![plot](http://127.0.0.1:1/beacon.png)'), [
      { kind: 'link', href: 'http://127.0.0.1:1/beacon.png', inlines: [{ kind: 'text', text: 'Image: plot' }] },
    ]);
  });

  it('is cut where it is endless, and says so; nesting has an end', () => {
    const blocks = readMarkdown('a\n\n'.repeat(5000));
    assert.equal(JSON.stringify(blocks.at(-1)).includes('not shown here'), true);
    assert.ok(JSON.stringify(readMarkdown('> '.repeat(5000))).length < 10_000);
  });
});
