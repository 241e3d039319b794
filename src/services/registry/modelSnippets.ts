import { asciiJson } from '../../base/asciiJson.ts';
import { powershellLiteral, shellQuote } from '../../base/shellQuote.ts';
import type { Connection } from '../../connections/connection.ts';
import { isFolder } from '../../connections/location.ts';
import { connecting, neededVariable, pythonString } from '../pythonSnippet.ts';

/** Where a model is: its URI, and the store that has it; none for one that lies on this machine. */
export interface ModelAddress {
  readonly uri: string;
  readonly connection?: Connection;
}

/** Lines for two kinds of shell; absent where they cannot be written safely. */
export interface ShellLines {
  readonly posix?: string;
  readonly powershell?: string;
}

/** MLflow's flavors with a `load_model` of their own. A name that is none of these goes into no code. */
const loaders: ReadonlySet<string> = new Set([
  ...['catboost', 'diffusers', 'dspy', 'h2o', 'johnsnowlabs', 'keras', 'langchain', 'lightgbm', 'llama_index', 'onnx'],
  ...['openai', 'paddle', 'pmdarima', 'prophet', 'pytorch', 'sentence_transformers', 'sklearn', 'spacy', 'spark'],
  ...['statsmodels', 'tensorflow', 'transformers', 'xgboost'],
]);

/** Not the port of MLflow's own server. */
const port = 5001;
const invocations = `http://127.0.0.1:${String(port)}/invocations`;
/** Windows takes 32,767 characters in a command. */
const mostCharacters = 30_000;

/** Python that loads a model as one of its flavors does; `undefined` where MLflow has no function for it. */
export function loadLines({ uri, connection }: ModelAddress, flavor: string): string | undefined {
  const module = flavor === 'python_function' ? 'pyfunc' : loaders.has(flavor) ? flavor : undefined;
  if (module === undefined) return undefined;
  const before = connection ? connecting(connection) : ['import mlflow', ''];
  return [...before, `model = mlflow.${module}.load_model(${pythonString(uri)})`, ''].join('\n');
}

/** Serves a model on this machine with the packages that are installed in the shell's environment. */
export function serveLines({ uri, connection }: ModelAddress): ShellLines {
  const rest = `--port ${String(port)} --env-manager local`;
  const posix = shellQuote(uri, 'posix');
  const powershell = shellQuote(uri, 'powershell');
  const variables = connection ? variablesOf(connection) : [];
  const assigned = variables.map(([name, value]) => [name, shellQuote(value, 'posix')] as const);
  const set = variables.map(([name, value]) => [name, powershellLiteral(value)] as const);
  const isWritten = (pairs: typeof assigned): boolean => pairs.every(([, value]) => value !== undefined);
  return {
    ...(posix !== undefined &&
      isWritten(assigned) && {
        posix: [
          ...assigned.map(([name, value]) => `export ${name}=${value ?? ''}`),
          `mlflow models serve -m ${posix} ${rest}`,
        ].join('\n'),
      }),
    ...(powershell !== undefined &&
      isWritten(set) && {
        powershell: [
          ...set.map(([name, value]) => `$env:${name} = ${value ?? ''}`),
          `mlflow models serve -m ${powershell} ${rest}`,
        ].join('\n'),
      }),
  };
}

/** Sends a payload to the model that is served as above. */
export function sendLines(json: string): ShellLines {
  const body = asciiJson(json);
  if (body.length > mostCharacters) return {};
  const [posix, powershell] = [shellQuote(body, 'posix'), powershellLiteral(body)];
  return {
    ...(posix !== undefined && {
      posix: `curl -H 'Content-Type: application/json' --data-raw ${posix} ${invocations}`,
    }),
    ...(powershell !== undefined && {
      powershell: `Invoke-RestMethod -Method Post -ContentType 'application/json' -Body ${powershell} -Uri ${invocations}`,
    }),
  };
}

function variablesOf(connection: Connection): readonly (readonly [string, string])[] {
  const needed = neededVariable(connection);
  const { trackingUri, workspace } = connection;
  return [
    ['MLFLOW_TRACKING_URI', trackingUri],
    ...(needed === undefined ? [] : [[needed, 'true'] as const]),
    ...(workspace === undefined || isFolder(trackingUri) ? [] : [['MLFLOW_WORKSPACE', workspace] as const]),
  ];
}
