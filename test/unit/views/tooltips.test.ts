import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Warning } from '../../../src/services/watching/watch.ts';
import { asCode, asText } from '../../../src/views/markdown.ts';
import { tooltip } from '../../../src/views/tooltips.ts';
import { aModel, anExperiment, aRun, aVersion, server } from '../../support/make.ts';

const hostile =
  '[x](command:workbench.action.quit) ![i](http://evil.test/beacon) <img src=x> $(error) `a` **b** https://evil.test';

function at(nowMs: number, ...warnings: readonly Warning[]) {
  return { nowMs, watch: { warningsOf: () => warnings } };
}

describe('tooltips', () => {
  it('say what the row has no room for', () => {
    const run = aRun({
      metrics: { auc: 0.9 },
      params: { depth: '3' },
      startTimeMs: 1_000_000,
      endTimeMs: 1_062_000,
      tags: { 'mlflow.note.content': 'A good one.' },
    });
    const text = tooltip({ kind: 'run', connection: server, run }, at(0)) ?? '';
    for (const part of [
      '**swift\\-fox**',
      '` finished `',
      run.runId,
      '` 1 min 2 s `',
      '- auc: ` 0.9 `',
      'A good one\\.',
    ]) {
      assert.ok(text.includes(part), `${part} in ${text}`);
    }
  });

  it('count the time of a running run up to now', () => {
    const run = aRun({ status: 'RUNNING', startTimeMs: 1_000_000 });
    assert.match(tooltip({ kind: 'run', connection: server, run }, at(1_000_000 + 90_000)) ?? '', /` 1 min 30 s `/);
  });

  it('say what is wrong with a run, and by which rule', () => {
    const warning = { rule: 'notFinite', text: 'loss is NaN', why: 'A metric is NaN or infinite.' } as const;
    const text = tooltip({ kind: 'run', connection: server, run: aRun({ status: 'RUNNING' }) }, at(0, warning)) ?? '';
    assert.ok(text.includes('- **loss is NaN**: A metric is NaN or infinite\\.'), text);
  });

  it('show the first few of many params, and say how many more there are', () => {
    const params = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`p${String(at)}`, '1']));
    assert.match(tooltip({ kind: 'run', connection: server, run: aRun({ params }) }, at(0)) ?? '', /… and 12 more/);
  });

  it('make no link, image, command, icon or heading of what a server says', () => {
    const texts = [
      tooltip(
        {
          kind: 'experiment',
          connection: server,
          experiment: anExperiment({ name: hostile, tags: { 'mlflow.note.content': hostile } }),
          runView: { filter: hostile, order: { field: { kind: 'metric', name: hostile }, descending: true } },
        },
        at(0),
      ),
      tooltip(
        { kind: 'run', connection: server, run: aRun({ runName: hostile, params: { [hostile]: hostile } }) },
        at(0),
      ),
      tooltip({ kind: 'model', connection: server, model: aModel({ name: hostile, description: hostile }) }, at(0)),
      tooltip(
        { kind: 'version', connection: server, version: aVersion({ description: hostile, source: hostile }) },
        at(0),
      ),
      tooltip({ kind: 'failure', connection: server, fault: 'server', message: hostile }, at(0)),
    ];
    for (const text of texts) {
      const outsideCode = (text ?? '').replace(/(?<!\\)(`+) .*? \1(?!`)/g, '');
      assert.doesNotMatch(outsideCode, /(?<!\\)[[\]<>$!]|(?<!\\):\/\//, text);
    }
  });

  it('escape every sign that Markdown knows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        assert.doesNotMatch(asText(text).replace(/\\[!-/:-@[-`{-~]/g, ''), /[!-/:-@[-`{-~]/);
      }),
    );
  });

  it('fence code with more backticks than it holds', () => {
    const ticks = fc.string({ unit: fc.constantFrom('`', 'a', ' ', '\\') });
    fc.assert(
      fc.property(ticks, (text) => {
        const code = asCode(text);
        if (text.trim() === '') return code === '*(empty)*';
        const fence = /^`+/.exec(code)?.[0] ?? '';
        return code.endsWith(` ${fence}`) && !text.includes(fence);
      }),
    );
  });
});
