import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { terminalJson, terminalText } from '../../../src/gate/terminalText.ts';
import type { FailureJson, VerdictJson } from '../../../src/gate/verdictJson.ts';
import { TestGate } from '../../support/gate.ts';

const classifier = 'models:/breast-cancer-classifier';

const strict = `{
  // The one in the clinic.
  "rules": [
    {
      "model": "breast-*",
      "alias": "champion",
      "require": {
        "from": ["challenger"],
        "tags": { "approved-by": true },
        "metrics": { "auc": { "atLeast": 0.98, "betterThanHolder": { "byPercent": 2 } } },
      },
      "afterwards": { "previousHolder": "rollback", "removes": ["challenger"] },
      "override": "withReason",
    },
    { "model": "*", "alias": "*", "require": { "metrics": { "auc": { "atLeast": 0.98 } } } },
  ],
}`;

describe('the gate', () => {
  let test: TestGate;
  before(() => {
    test = new TestGate(strict);
  });
  after(() => test[Symbol.dispose]());

  it('says everything that is required, and ends with 1 where something is not met', async () => {
    const said = await test.run(`check ${classifier}@challenger champion --tracking-uri sample --policy POLICY`);
    assert.deepEqual(said, {
      code: 1,
      error: '',
      out: `breast-cancer-classifier version 4 → @champion (version 3 has it now)
Rule breast-* / @champion, ${test.policy}:4

  ✓ version 4 is READY                                         must be READY
  ✓ version 4 has @candidate-2026-11, @challenger              must have @challenger
  ✗ tag approved-by is not set                                 must be set
  ✓ auc 0.989486                                               at least 0.98
  ✗ auc 0.989486 is 0.0148 % better than 0.98934 of version 3  at least 2 % better than the current holder

Not met: 2 of 5 requirements.
`,
    });
  });

  it('ends with 0 where all is met, and where nothing is required', async () => {
    const { code, out } = await test.run(`check ${classifier}/5 shadow --tracking-uri sample --policy POLICY`);
    assert.equal(code, 0);
    assert.match(out, /\(version 2 has it now\)[^]*Met: all 2 requirements\.\n$/);
    const free = path.join(test.folder.path, 'free.json');
    await writeFile(free, '{ "rules": [] }');
    const said = await test.run(`check ${classifier}/5 nobody --tracking-uri sample --policy ${free}`);
    assert.equal(said.code, 0);
    assert.equal(
      said.out,
      `breast-cancer-classifier version 5 → @nobody (no version has it now)\nNo rule of ${free} is about them.\n\nMet: nothing is required.\n`,
    );
  });

  it('says the same as JSON', async () => {
    const { code, out } = await test.run(
      `check ${classifier}@challenger @champion --json --tracking-uri sample --policy POLICY`,
    );
    assert.equal(code, 1);
    const { store, requirements, ...rest } = JSON.parse(out) as VerdictJson;
    assert.match(store, /^sqlite:\/\/\/.*sample\/mlflow\.db$/);
    assert.deepEqual(rest, {
      format: 1,
      outcome: 'unmet',
      model: 'breast-cancer-classifier',
      version: '4',
      alias: 'champion',
      holder: '3',
      policy: test.policy,
      rule: { model: 'breast-*', alias: 'champion', line: 4 },
      afterwards: { previousHolder: 'rollback', removes: ['challenger'] },
      typeModelName: false,
      mayOverride: true,
    });
    assert.equal(requirements.length, 5);
    assert.deepEqual(requirements[2], {
      outcome: 'unmet',
      figure: 'tag approved-by is not set',
      rule: 'must be set',
      requirement: { kind: 'tag', key: 'approved-by' },
    });
  });

  for (const [args, sentence] of [
    ['', 'Say what to do: check, validate or explain. --help tells more.'],
    ['chekc', 'There is no command "chekc": it is check, validate or explain. --help tells more.'],
    ['check models:/churn/7', 'check needs a version and an alias: check models:/churn/7 champion.'],
    ['check churn/7 champion', '"churn/7" names no version: write models:/churn/7, or models:/churn@challenger.'],
    [
      'check models:/churn/latest champion',
      '"models:/churn/latest" names no version: write models:/churn/7, or models:/churn@challenger.',
    ],
    [
      'check models:/churn/7 v1',
      '"v1" is no alias that can be set: it may hold letters, digits, underscores and dashes.',
    ],
    ['check models:/churn/7 champion --polcy x', "Unknown option '--polcy'. --help tells which there are."],
    [
      'check models:/churn/7 champion --policy nosuch.json',
      'There is no policy nosuch.json. Say where it is: --policy <file>.',
    ],
    [
      'check models:/churn/7 champion --policy POLICY',
      'Say where the models are: --tracking-uri https://mlflow.example.com, or MLFLOW_TRACKING_URI.',
    ],
    ['explain churn', 'explain takes nothing, or a model and an alias: explain churn champion.'],
    ['validate a b', 'validate takes one file: validate .podium/promotion.json.'],
  ] as const) {
    it(`ends with 2 and a sentence for ${args || 'nothing'}`, async () => {
      assert.deepEqual(await test.run(args), { code: 2, out: '', error: `${sentence}\n` });
    });
  }

  it('ends with 2 where nothing can be judged, also as JSON', async () => {
    const missing = await test.run(`check ${classifier}/99 champion --tracking-uri sample --policy POLICY --json`);
    const { message, ...rest } = JSON.parse(missing.out) as FailureJson;
    assert.deepEqual([missing.code, rest], [2, { format: 1, outcome: 'error' }]);
    assert.match(message, /There is no version 99 of the registered model "breast-cancer-classifier"/);
    const nowhere = await test.run(`check ${classifier}/1 champion --tracking-uri http://127.0.0.1:9 --policy POLICY`);
    assert.deepEqual([nowhere.code, nowhere.out], [2, '']);
    const stopped = await test.run(
      `check ${classifier}/1 champion --tracking-uri sample --policy POLICY`,
      {},
      AbortSignal.abort(new Error('It was stopped.')),
    );
    assert.deepEqual(stopped, { code: 2, out: '', error: 'It was stopped.\n' });
  });

  it('judges by no policy that is wrong', async () => {
    const broken = path.join(test.folder.path, 'broken.json');
    await writeFile(broken, '{\n  "rules": [],\n  "otherwise": "denny"\n}');
    const sentence = `${broken}:3:16: "otherwise" is one of "allow", "deny". Did you mean "deny"?\n`;
    const check = await test.run(`check ${classifier}/1 champion --tracking-uri sample --policy ${broken}`);
    assert.deepEqual(check, { code: 2, out: '', error: sentence });
    assert.deepEqual(await test.run(`validate ${broken}`), { code: 1, out: sentence, error: '' });
  });

  it('says of a policy whether it is valid, without a store', async () => {
    assert.deepEqual(await test.run('validate POLICY'), {
      code: 0,
      out: `${test.policy} is valid, with 2 rules.\n`,
      error: '',
    });
    const { out } = await test.run('validate POLICY --json');
    assert.deepEqual(JSON.parse(out), { format: 1, outcome: 'valid', policy: test.policy, errors: [], warnings: [] });
  });

  it('says a policy in words, or the rule that applies', async () => {
    const { code, out } = await test.run('explain breast-cancer champion --policy POLICY');
    assert.equal(code, 0);
    assert.equal(
      out,
      `breast-* / @champion (line 4)
  version must be READY
  version must have @challenger
  tag approved-by must be set
  metric auc at least 0.98
  metric auc at least 2 % better than the current holder
  what is not met may be overridden with a reason
  then the version that had the alias gets @rollback
  then the version gives up @challenger
`,
    );
    assert.match(
      (await test.run('explain --policy POLICY')).out,
      /^breast-\* [^]*\n\n\* \/ @\* \(line 15\)[^]*nothing is required\.\n$/,
    );
  });

  it('writes nothing that moves a cursor, or that a pipeline would obey', () => {
    assert.equal(
      terminalText('a\u001b[31m\rb\n  ✓ ##vso[task.setvariable variable=x]1\n'),
      'a⟦U+001B⟧[31m␣b\n  ✓ # #vso[task.setvariable variable=x]1\n',
    );
    assert.equal(
      terminalText('::set-output name=x::1\n  ::add-mask::y\na ##[warning]z\n# ## a::b'),
      ': :set-output name=x::1\n  : :add-mask::y\na # #[warning]z\n# ## a::b',
    );
    const value = { tag: '##vso[x]', '###': ['##[y]'] };
    assert.doesNotMatch(terminalJson(value), /##/);
    assert.deepEqual(JSON.parse(terminalJson(value)), value);
  });

  it('helps', async () => {
    const { code, out } = await test.run('--help');
    assert.equal(code, 0);
    for (const word of ['check', 'validate', 'explain', '--tracking-uri', '--policy', '--json', 'Exit codes']) {
      assert.ok(out.includes(word), word);
    }
  });
});
