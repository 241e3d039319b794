import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import type { FailureJson, VerdictJson } from '../../src/gate/verdictJson.ts';
import { environmentWithoutMlflow } from '../support/environment.ts';
import { startMlflow, type MlflowServer } from '../support/mlflowServer.ts';
import { needsPython } from '../support/python.ts';
import { tempFolder, type TempFolder } from '../support/tempFolder.ts';

const run = promisify(execFile);
const seed = path.resolve(import.meta.dirname, 'promotionSeed.py');
const program = path.resolve(import.meta.dirname, '../../src/gate/main.ts');
const ada = { username: 'ada', password: 'lovelace: 1843' };
const model = 'churn größe';

const policy = `{
  // What a champion needs.
  "rules": [
    {
      "model": "churn*",
      "alias": "champion",
      "require": {
        "from": ["challenger"],
        "tags": { "approved-by": true, "risk": ["low", "medium"] },
        "metrics": {
          "auc": { "atLeast": 0.92, "betterThanHolder": { "byPercent": 2 } },
          "zeal": { "betterThanHolder": { "by": 0, "direction": "higher" } },
          "tested auc": { "atLeast": 0.92, "dataset": "holdout" },
          "nan": { "atMost": 1 },
          "nosuch": { "atLeast": 0 },
        },
        "evaluationRows": 400,
        "signature": "compatible",
        "description": true,
      },
      "afterwards": { "previousHolder": "rollback", "removes": ["challenger"] },
    },
    { "model": "churn*", "alias": "shadow", "require": { "metrics": { "auc": { "atLeast": 0.92 } } } },
  ],
}`;

const judged = [
  ['met', 'version 2 is READY'],
  ['met', 'version 2 has @challenger'],
  ['met', 'tag approved-by is ada'],
  ['met', 'tag risk is low'],
  ['met', 'auc 0.93'],
  ['met', 'auc 0.93 is 3.33 % better than 0.9 of version 1'],
  ['met', 'zeal 3 is the same as 3 of version 1'],
  ['met', 'tested auc 0.92'],
  ['unmet', 'nan NaN'],
  ['unknown', 'nosuch: not logged'],
  ['met', 'evaluated on 500 rows (data set holdout)'],
  ['met', 'signature: 1 optional column added'],
  ['met', 'description: there is one'],
];

describe('the promotion gate', function () {
  this.timeout(180_000);
  let folder: TempFolder | undefined;
  let server: MlflowServer | undefined;
  const at = (...names: readonly string[]): string => path.join(folder?.path ?? '', ...names);

  before(async function () {
    await needsPython(this);
    folder = tempFolder({ 'promotion.json': policy });
    const python = await pythonEnvironment();
    const signedIn = { MLFLOW_TRACKING_USERNAME: ada.username, MLFLOW_TRACKING_PASSWORD: ada.password };
    server = await startMlflow({ folder: folder.path, basicAuth: ada });
    for (const uri of [server.url, at('mlruns')]) {
      await run(python, [seed, uri], { cwd: folder.path, env: { ...environmentWithoutMlflow(), ...signedIn } });
    }
  });
  after(async () => {
    await server?.stop();
    folder?.[Symbol.dispose]();
  });

  interface Ended {
    readonly code: number;
    readonly out: string;
    readonly error: string;
  }

  /** As a pipeline runs it: a process of its own. */
  async function gate(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ended> {
    const env = { ...environmentWithoutMlflow(), HOME: at(), ...environment };
    try {
      const { stdout, stderr } = await run(process.execPath, [program, ...args], { cwd: at(), env });
      return { code: 0, out: stdout, error: stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, out: stdout, error: stderr };
    }
  }

  const check = (version: string, alias: string): string[] => [
    ...['check', `models:/${model}${version}`, alias, '--policy', 'promotion.json'],
  ];
  const signedIn = { MLFLOW_TRACKING_USERNAME: ada.username, MLFLOW_TRACKING_PASSWORD: ada.password };

  const stores: readonly (readonly [string, () => NodeJS.ProcessEnv])[] = [
    ['a server that asks for a password', () => ({ MLFLOW_TRACKING_URI: server?.url ?? '', ...signedIn })],
    ['its database', () => ({ MLFLOW_TRACKING_URI: `sqlite:///${at('mlflow.db')}` })],
    ['a folder', () => ({ MLFLOW_TRACKING_URI: at('mlruns') })],
  ];
  for (const [what, environment] of stores) {
    it(`judges by what MLflow wrote to ${what}`, async () => {
      const { code, out, error } = await gate([...check('@challenger', 'champion'), '--json'], environment());
      assert.equal(code, 1, error);
      const { requirements, ...rest } = JSON.parse(out) as VerdictJson;
      assert.deepEqual(
        requirements.map(({ outcome, figure }) => [outcome, figure]),
        judged,
      );
      assert.deepEqual([rest.outcome, rest.model, rest.version, rest.holder], ['unmet', model, '2', '1']);
    });

    it(`lets pass what it should, from ${what}`, async () => {
      const passed = await gate(check('/2', 'shadow'), environment());
      assert.deepEqual([passed.code, /Met: all 2 requirements\.\n$/.test(passed.out)], [0, true], passed.out);
      const held = await gate(check('/1', 'shadow'), environment());
      assert.deepEqual([held.code, /✗ auc 0\.9 +at least 0\.92\n/.test(held.out)], [1, true], held.out);
    });

    it(`knows nothing of a version without run and model, from ${what}`, async () => {
      const { code, out } = await gate([...check('/3', 'champion'), '--json'], environment());
      const { requirements } = JSON.parse(out) as VerdictJson;
      assert.equal(code, 1);
      assert.deepEqual(
        requirements.slice(4).map(({ outcome }) => outcome),
        [...Array<string>(8).fill('unknown'), 'unmet'],
      );
    });

    it(`ends with 2 where there is no such version, in ${what}`, async () => {
      const { code, out } = await gate([...check('/99', 'champion'), '--json'], environment());
      assert.deepEqual([code, (JSON.parse(out) as FailureJson).outcome], [2, 'error']);
    });
  }

  it('ends with 2 where the server lets nobody in', async () => {
    const wrong = { MLFLOW_TRACKING_USERNAME: ada.username, MLFLOW_TRACKING_PASSWORD: 'a wrong one' };
    for (const environment of [{}, wrong]) {
      const { code, out, error } = await gate(
        [...check('/2', 'shadow'), '--tracking-uri', server?.url ?? ''],
        environment,
      );
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, /sign in|password|credentials/i);
      assert.doesNotMatch(error, /lovelace|a wrong one/);
    }
  });

  it('signs in with what MLflow keeps in the home folder', async () => {
    folder?.write({
      '.mlflow/credentials': `[mlflow]\nmlflow_tracking_username = ${ada.username}\nmlflow_tracking_password = ${ada.password}\n`,
    });
    const { code, error } = await gate([...check('/2', 'shadow'), '--tracking-uri', server?.url ?? '']);
    assert.deepEqual([code, error], [0, '']);
  });

  it('changes nothing', async () => {
    const state = (): string =>
      createHash('sha256')
        .update(readFileSync(at('mlflow.db')))
        .digest('hex');
    const before = state();
    for (const [, environment] of stores) await gate(check('@challenger', 'champion'), environment());
    assert.equal(state(), before);
  });
});
