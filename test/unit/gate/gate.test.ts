import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runGate } from '../../../src/gate/runGate.ts';
import type { FailureJson, VerdictJson } from '../../../src/gate/verdictJson.ts';
import { terminalJson, terminalText } from '../../../src/gate/terminalText.ts';
import { sendJson, serve } from '../../support/httpServer.ts';
import { basic } from '../../support/trackingServer.ts';
import { tempFolder, type TempFolder } from '../../support/tempFolder.ts';

const classifier = 'models:/breast-cancer-classifier';
const never = new AbortController().signal;

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
  let folder: TempFolder;
  let policy: string;
  before(async () => {
    folder = tempFolder();
    policy = path.join(folder.path, 'promotion.json');
    await writeFile(policy, strict);
  });
  after(() => folder[Symbol.dispose]());

  async function gate(args: string, environment: Readonly<Record<string, string>> = {}, signal = never) {
    const [out, error]: [string[], string[]] = [[], []];
    const terminal = {
      environment,
      out: (text: string) => void out.push(text),
      error: (text: string) => void error.push(text),
    };
    const words = args.split(' ').map((word) => (word === 'POLICY' ? policy : word));
    const code = await runGate(words, terminal, signal);
    return { code, out: out.join(''), error: error.join('') };
  }

  it('says everything that is required, and ends with 1 where something is not met', async () => {
    const said = await gate(`check ${classifier}@challenger champion --tracking-uri sample --policy POLICY`);
    assert.deepEqual(said, {
      code: 1,
      error: '',
      out: `breast-cancer-classifier version 4 → @champion (version 3 has it now)
Rule breast-* / @champion, ${policy}:4

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
    const { code, out } = await gate(`check ${classifier}/5 shadow --tracking-uri sample --policy POLICY`);
    assert.equal(code, 0);
    assert.match(out, /\(version 2 has it now\)[^]*Met: all 2 requirements\.\n$/);
    const free = path.join(folder.path, 'free.json');
    await writeFile(free, '{ "rules": [] }');
    const said = await gate(`check ${classifier}/5 nobody --tracking-uri sample --policy ${free}`);
    assert.equal(said.code, 0);
    assert.equal(
      said.out,
      `breast-cancer-classifier version 5 → @nobody (no version has it now)\nNo rule of ${free} is about them.\n\nMet: nothing is required.\n`,
    );
  });

  it('says the same as JSON', async () => {
    const { code, out } = await gate(
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
      policy,
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
      const words = args.replace(/^$/, '--policy=x');
      assert.deepEqual(await gate(words), { code: 2, out: '', error: `${sentence}\n` });
    });
  }

  it('ends with 2 where nothing can be judged, also as JSON', async () => {
    const missing = await gate(`check ${classifier}/99 champion --tracking-uri sample --policy POLICY --json`);
    const { message, ...rest } = JSON.parse(missing.out) as FailureJson;
    assert.deepEqual([missing.code, rest], [2, { format: 1, outcome: 'error' }]);
    assert.match(message, /There is no version 99 of the registered model "breast-cancer-classifier"/);
    const nowhere = await gate(`check ${classifier}/1 champion --tracking-uri http://127.0.0.1:9 --policy POLICY`);
    assert.deepEqual([nowhere.code, nowhere.out], [2, '']);
    const stopped = await gate(
      `check ${classifier}/1 champion --tracking-uri sample --policy POLICY`,
      {},
      AbortSignal.abort(new Error('It was stopped.')),
    );
    assert.deepEqual(stopped, { code: 2, out: '', error: 'It was stopped.\n' });
  });

  it('judges by no policy that is wrong', async () => {
    const broken = path.join(folder.path, 'broken.json');
    await writeFile(broken, '{\n  "rules": [],\n  "otherwise": "denny"\n}');
    const sentence = `${broken}:3:16: "otherwise" is one of "allow", "deny". Did you mean "deny"?\n`;
    const check = await gate(`check ${classifier}/1 champion --tracking-uri sample --policy ${broken}`);
    assert.deepEqual(check, { code: 2, out: '', error: sentence });
    assert.deepEqual(await gate(`validate ${broken}`), { code: 1, out: sentence, error: '' });
  });

  it('says of a policy whether it is valid, without a store', async () => {
    assert.deepEqual(await gate('validate POLICY'), { code: 0, out: `${policy} is valid, with 2 rules.\n`, error: '' });
    const { out } = await gate('validate POLICY --json');
    assert.deepEqual(JSON.parse(out), { format: 1, outcome: 'valid', policy, errors: [], warnings: [] });
  });

  it('says a policy in words, or the rule that applies', async () => {
    const { code, out } = await gate('explain breast-cancer champion --policy POLICY');
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
      (await gate('explain --policy POLICY')).out,
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
    const { code, out } = await gate('--help');
    assert.equal(code, 0);
    for (const word of ['check', 'validate', 'explain', '--tracking-uri', '--policy', '--json', 'Exit codes']) {
      assert.ok(out.includes(word), word);
    }
  });

  describe('signs in as MLflow does', () => {
    const check = `check models:/churn/7 champion --policy POLICY --tracking-uri`;
    async function sent(environment: Readonly<Record<string, string>>, withUser = ''): Promise<string | undefined> {
      let authorization: string | undefined;
      const server = await serve(({ headers }, response) => {
        authorization = headers.authorization;
        sendJson(response, { error_code: 'RESOURCE_DOES_NOT_EXIST', message: '' }, 404);
      });
      try {
        const { code } = await gate(`${check} ${server.url.replace('//', `//${withUser}`)}`, environment);
        assert.equal(code, 2);
        return authorization;
      } finally {
        await server.close();
      }
    }
    const user = { MLFLOW_TRACKING_USERNAME: 'ada', MLFLOW_TRACKING_PASSWORD: 'secret' };

    it('with a token, or with a user and a password first', async () => {
      assert.equal(await sent({ MLFLOW_TRACKING_TOKEN: 't' }), 'Bearer t');
      assert.equal(await sent({ ...user, MLFLOW_TRACKING_TOKEN: 't' }), basic('ada', 'secret'));
    });

    it('with what stands in the address before that', async () => {
      assert.equal(await sent(user, 'grace:hopper@'), basic('grace', 'hopper'));
    });

    it('and says what it does not heed', async () => {
      const { error } = await gate(`${check} sample`, {
        MLFLOW_TRACKING_INSECURE_TLS: 'true',
        MLFLOW_TRACKING_AUTH: '',
      });
      assert.match(error, /^MLFLOW_TRACKING_INSECURE_TLS is set, which the gate does not heed\.\n/);
      assert.doesNotMatch(error, /TRACKING_AUTH/);
    });

    it('and reads no other registry than that of the tracking URI', async () => {
      const { code, error } = await gate(`${check} sample`, { MLFLOW_REGISTRY_URI: 'http://registry.example.com' });
      assert.equal(code, 2);
      assert.match(error, /^MLFLOW_REGISTRY_URI names another store/);
    });
  });
});
