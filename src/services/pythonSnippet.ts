import type { Connection } from '../connections/connection.ts';
import { isFolder, originOf } from '../connections/location.ts';
import { mlflowUri } from './mlflowUri.ts';
import type { Node, NodeOf } from './node.ts';

/** Python that gets what a row shows through MLflow's client; `undefined` for rows that stand for no data. */
export function pythonSnippet(node: Node): string | undefined {
  if (!('connection' in node) || !node.connection || node.kind === 'failure') return undefined;
  const line = lineFor(node);
  if (line === undefined && node.kind === 'artifact') return undefined;
  return [...connecting(node.connection), ...(line === undefined ? [] : [line]), ''].join('\n');
}

/** Python that logs a first run to an experiment. */
export function firstRunSnippet(connection: Connection, experimentName: string): string {
  return [
    ...connecting(connection),
    `mlflow.set_experiment(${pythonString(experimentName)})`,
    '',
    'with mlflow.start_run():',
    '    for step in range(100):',
    '        mlflow.log_metric("loss", 1 / (step + 1), step=step)',
    '',
  ].join('\n');
}

/** Lines that lead MLflow's client to a store. */
export function connecting(connection: Connection): readonly string[] {
  const { trackingUri, workspace } = connection;
  const variable = neededVariable(connection);
  const lines = variable
    ? ['import os', '', 'import mlflow', '', `os.environ["${variable}"] = "true"`]
    : ['import mlflow', ''];
  lines.push(`mlflow.set_tracking_uri(${pythonString(trackingUri)})`);
  if (workspace !== undefined && !isFolder(trackingUri)) lines.push(`mlflow.set_workspace(${pythonString(workspace)})`);
  return lines;
}

/** What MLflow wants to be told before it opens such a store itself. */
export function neededVariable({ trackingUri, workspace }: Connection): string | undefined {
  if (isFolder(trackingUri)) return 'MLFLOW_ALLOW_FILE_STORE';
  return workspace !== undefined && originOf(trackingUri) === undefined ? 'MLFLOW_ENABLE_WORKSPACES' : undefined;
}

function lineFor(node: Node): string | undefined {
  switch (node.kind) {
    case 'experiment':
      return `runs = mlflow.search_runs(experiment_ids=[${pythonString(node.experiment.experimentId)}])`;
    case 'run':
    case 'group':
      return `run = ${getRun(node)}`;
    case 'metric':
      return `history = mlflow.MlflowClient().get_metric_history(${pythonString(node.run.runId)}, ${pythonString(node.key)})`;
    case 'param':
      return `value = ${getRun(node)}.data.params[${pythonString(node.key)}]`;
    case 'tag':
      return tagLine(node);
    case 'dataset':
      return `dataset = ${getRun(node)}.inputs.dataset_inputs[${String(node.index)}].dataset`;
    case 'loggedModel':
    case 'model':
    case 'version':
    case 'alias':
      return `model = mlflow.pyfunc.load_model(${pythonString(mlflowUri(node) ?? '')})`;
    case 'artifact':
      return artifactLine(node);
    case 'versionFiles':
      return `path = ${download(pythonString(mlflowUri(node) ?? ''))}`;
    default:
      return undefined;
  }
}

function artifactLine(node: NodeOf<'artifact'>): string | undefined {
  const uri = mlflowUri(node);
  if (uri !== undefined) return `path = ${download(pythonString(uri))}`;
  const { owner, file } = node;
  if (!('modelId' in owner) || /[#?]/.test(file.path)) return undefined;
  const location = `location = mlflow.get_logged_model(${pythonString(owner.modelId)}).artifact_location`;
  return `${location}\npath = ${download(`location + ${pythonString(`/${file.path}`)}`)}`;
}

function download(uri: string): string {
  return `mlflow.artifacts.download_artifacts(${uri})`;
}

function tagLine({ owner, key }: NodeOf<'tag'>): string {
  if ('run' in owner) return `value = ${getRun(owner)}.data.tags[${pythonString(key)}]`;
  const { name, version } = owner.version;
  return `value = mlflow.MlflowClient().get_model_version(${pythonString(name)}, ${pythonString(version)}).tags[${pythonString(key)}]`;
}

function getRun({ run }: { readonly run: { readonly runId: string } }): string {
  return `mlflow.get_run(${pythonString(run.runId)})`;
}

/** A string literal that ends where it should, and in which nothing is invisible: names come from servers, and this is pasted into code. */
export function pythonString(text: string): string {
  return JSON.stringify(text).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
