import assert from 'node:assert/strict';
import { comparisonMarkdown } from '../../../src/compare/comparisonMarkdown.ts';

describe('a comparison as Markdown', () => {
  it('is a table with a column for each run, its baseline named and the best in bold', () => {
    const text = comparisonMarkdown({
      runs: ['fox', 'owl'],
      baseline: 0,
      sections: [
        {
          title: 'Metrics',
          rows: [
            {
              name: 'val_auc',
              cells: [
                { text: '0.918', standsOut: false },
                { text: '0.942', standsOut: true, delta: '▲ +2.6 %' },
              ],
            },
          ],
        },
        { title: 'Params', rows: [] },
      ],
    });
    assert.equal(
      text,
      [
        '|  | fox (baseline) | owl |',
        '| --- | ---: | ---: |',
        '| **Metrics** |  |  |',
        '| val\\_auc | 0.918 | **0.942** (▲ +2.6 %) |',
        '',
      ].join('\n'),
    );
  });

  it('takes nothing that was logged for Markdown, HTML, a formula or another cell', () => {
    const cells = ['a|b', '<img src=x>', '=1+1', '-0.5', 'two\nlines', ''].map((text) => ({ text, standsOut: true }));
    const lines = comparisonMarkdown({
      runs: cells.map(() => '@me'),
      baseline: -1,
      sections: [{ title: 'Params', rows: [{ name: '__proto__', cells }] }],
    }).split('\n');
    assert.match(lines[0] ?? '', /^\| {2}\| '@me \|/);
    assert.equal(
      lines[3],
      "| \\_\\_proto\\_\\_ | **a\\|b** | **\\<img src=x\\>** | **'=1+1** | **-0.5** | **two lines** |  |",
    );
  });
});
