import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { copyId } from '../../../src/commands/copyId.ts';
import { copyName } from '../../../src/commands/copyName.ts';
import { copyPath } from '../../../src/commands/artifacts/copyPath.ts';
import { copyPython } from '../../../src/commands/copyPython.ts';
import { copyUri } from '../../../src/commands/copyUri.ts';
import { copyValue } from '../../../src/commands/copyValue.ts';
import type { Command } from '../../../src/commands/command.ts';
import { UserError } from '../../../src/host/ui.ts';
import type { Node } from '../../../src/services/node.ts';
import { pythonSnippet } from '../../../src/services/pythonSnippet.ts';
import { testApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import { aModel, anExperiment, aRun, aVersion, file, server } from '../../support/make.ts';
import { skipIf } from '../../support/skipIf.ts';

const run = aRun({ runId: 'r1', runName: 'fox' });
const model = aModel({ aliases: { champion: '3' } });
const nodes = {
  connection: { kind: 'connection', connection: file },
  experiment: { kind: 'experiment', connection: file, experiment: anExperiment(), runView: {} },
  run: { kind: 'run', connection: file, run },
  model: { kind: 'model', connection: file, model },
  version: { kind: 'version', connection: file, version: aVersion() },
  alias: { kind: 'alias', connection: file, model, alias: 'champion', version: '3' },
  metric: { kind: 'metric', connection: file, run, key: 'auc', latest: { step: 2, timestampMs: 0, value: 0.9731 } },
  param: { kind: 'param', connection: file, run, key: 'depth', value: '3' },
  tag: { kind: 'tag', connection: file, owner: { run }, key: 'team', value: 'red' },
  artifact: {
    kind: 'artifact',
    connection: file,
    owner: { runId: 'r1' },
    ownerName: 'fox',
    file: { path: 'plots/roc.png', isDir: false },
  },
  notice: { kind: 'notice', text: 'No runs yet' },
} satisfies Record<string, Node>;

async function copied(command: Command, target: Node, selected: readonly Node[] = []): Promise<string | undefined> {
  using app = testApp();
  await command.run(app, target, selected);
  return app.ui.copied[0];
}

describe('Copy', () => {
  it('gives the id of what has one', async () => {
    assert.deepEqual(
      [await copied(copyId, nodes.experiment), await copied(copyId, nodes.run), await copied(copyId, nodes.version)],
      ['1', 'r1', '3'],
    );
  });

  it('gives the URI that MLflow takes', async () => {
    const { connection, run: fox, model: churn, version, alias, artifact } = nodes;
    const uris = await Promise.all(
      [connection, fox, churn, version, alias, artifact].map((node) => copied(copyUri, node)),
    );
    assert.deepEqual(uris, [
      'sqlite:////project/mlflow.db',
      'runs:/r1',
      'models:/churn/latest',
      'models:/churn/3',
      'models:/churn@champion',
      'runs:/r1/plots/roc.png',
    ]);
  });

  it('gives names and values', async () => {
    const { experiment, run: fox, alias, metric, artifact, param, tag } = nodes;
    const names = await Promise.all([experiment, fox, alias, metric, artifact].map((node) => copied(copyName, node)));
    assert.deepEqual(names, ['iris', 'fox', 'champion', 'auc', 'roc.png']);
    const values = await Promise.all([metric, param, tag].map((node) => copied(copyValue, node)));
    assert.deepEqual(values, ['0.9731', '3', 'red']);
  });

  it('gives Python that gets the thing', async () => {
    assert.equal(
      await copied(copyPython, nodes.run),
      'import mlflow\n\nmlflow.set_tracking_uri("sqlite:////project/mlflow.db")\nrun = mlflow.get_run("r1")\n',
    );
    const last = async (node: Node): Promise<string | undefined> =>
      (await copied(copyPython, node))?.trim().split('\n').at(-1);
    assert.equal(await last(nodes.alias), 'model = mlflow.pyfunc.load_model("models:/churn@champion")');
    assert.equal(await last(nodes.metric), 'history = mlflow.MlflowClient().get_metric_history("r1", "auc")');
    assert.equal(await last(nodes.param), 'value = mlflow.get_run("r1").data.params["depth"]');
  });

  it('gives Python and a URI for files, but for those that MLflow cannot be asked for', async () => {
    const { artifact } = nodes;
    const last = async (node: Node): Promise<string | undefined> =>
      (await copied(copyPython, node))?.trim().split('\n').slice(3).join('; ');
    assert.equal(await last(artifact), 'path = mlflow.artifacts.download_artifacts("runs:/r1/plots/roc.png")');
    const ofModel = { ...artifact, owner: { modelId: 'm-1' } };
    assert.equal(
      await last(ofModel),
      'location = mlflow.get_logged_model("m-1").artifact_location; path = mlflow.artifacts.download_artifacts(location + "/plots/roc.png")',
    );
    for (const path of ['a#b.txt', 'a?b.txt']) {
      const odd = { ...artifact, file: { path, isDir: false } };
      await assert.rejects(copied(copyUri, odd), UserError);
      await assert.rejects(copied(copyPython, odd), UserError);
    }
  });

  it('gives the path of what lies on this computer, and offers the URI of what does not', async () => {
    const database = new TestDatabase();
    const roc = nodes.artifact.file.path;
    const folder = path.join(database.folder, 'mlruns/1/r1/artifacts');
    mkdirSync(path.join(folder, 'plots'), { recursive: true });
    writeFileSync(path.join(folder, roc), '');
    database.addExperiment('1', 'iris');
    database.addRun({ runId: 'r1', artifactUri: 'mlruns/1/r1/artifacts' });
    const connections = [
      { name: 'Here', trackingUri: database.path },
      { name: 'Team', trackingUri: 'http://127.0.0.1:9' },
    ];
    using app = testApp({ connections });
    const [here, team] = app.connections.all;
    assert.ok(here && team);
    await copyPath.run(app, { ...nodes.artifact, connection: here }, []);
    await copyPath.run(app, { ...nodes.artifact, connection: team }, []);
    const [offer] = app.ui.offers;
    await offer?.act();
    assert.deepEqual(app.ui.copied, [realpathSync(path.join(folder, roc)), 'runs:/r1/plots/roc.png']);
    database.dispose();
    assert.equal(offer?.message, 'roc.png lies with "Team", and has no path on this computer.');
  });

  it('gives Python that MLflow lets open a file store', async () => {
    const connection = { ...file, trackingUri: '/project/mlruns' };
    assert.equal(
      await copied(copyPython, { ...nodes.run, connection }),
      'import os\n\nimport mlflow\n\nos.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"\nmlflow.set_tracking_uri("/project/mlruns")\nrun = mlflow.get_run("r1")\n',
    );
  });

  it('gives one line for each of several rows', async () => {
    const other: Node = { kind: 'run', connection: server, run: aRun({ runId: 'r2' }) };
    assert.equal(await copied(copyId, nodes.run, [nodes.run, other, nodes.notice]), 'r1\nr2');
  });

  it('says what it needs, where a row has nothing of the kind', async () => {
    await assert.rejects(copied(copyId, nodes.metric), UserError);
    await assert.rejects(copied(copyUri, nodes.param), UserError);
    await assert.rejects(copied(copyName, nodes.notice), UserError);
    await assert.rejects(copied(copyValue, nodes.run), UserError);
    await assert.rejects(copied(copyPython, nodes.notice), UserError);
  });

  it('writes every name as one Python string, whatever it holds', function () {
    const hostile = 'a"b\\\n\u0000\u202e\u2028\ud800 {x} \'; import os # \u{e0041}é';
    const snippet = pythonSnippet({ ...nodes.param, key: hostile, run: aRun({ runId: hostile }) }) ?? '';
    const unseen = ['\u0000', '\u202e', '\u2028'].filter((character) => snippet.includes(character));
    assert.deepEqual(unseen, []);
    const read =
      'import ast, json, sys; t = ast.parse(sys.stdin.read()); print(json.dumps([n.value for n in ast.walk(t) if isinstance(n, ast.Constant)]))';
    const python = spawnSync('python3', ['-c', read], { input: snippet, encoding: 'utf8' });
    skipIf(python.error !== undefined, 'python3, which reads the snippet, is not there.', this);
    assert.equal(python.stderr, '');
    const strings = JSON.parse(python.stdout) as string[];
    assert.deepEqual(strings.toSorted(), [file.trackingUri, hostile, hostile].toSorted());
  });
});
