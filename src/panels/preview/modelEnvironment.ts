import { modelPackages, type PackageRow, type Verdict } from '../../compare/modelPackages.ts';
import { requirementLines } from '../../model/requirement.ts';
import type { ModelCard, ModelEnvironment } from '../../protocol/modelCard.ts';
import type { WorkspacePackages } from '../../services/registry/workspacePackages.ts';
import { given } from '../../stores/given.ts';
import type { PreviewSource } from './inPieces.ts';

const mostBytes = 256 * 1024;

/** What MLflow recorded beside a model of its environment, compared with what there is here. */
export async function modelEnvironment(
  { facts }: ModelCard,
  { beside }: Pick<PreviewSource, 'beside'>,
  readLocal: (signal: AbortSignal) => Promise<WorkspacePackages>,
  signal: AbortSignal,
): Promise<ModelEnvironment> {
  const textOf = async (name: string): Promise<string | undefined> => {
    const bytes = await beside(name, mostBytes, signal);
    return bytes && new TextDecoder().decode(bytes);
  };
  const [requirements, pythonEnv, local] = await Promise.all([
    textOf('requirements.txt'),
    textOf('python_env.yaml'),
    readLocal(signal),
  ]);
  const conda = requirements === undefined ? await textOf('conda.yaml') : undefined;
  const recorded = requirements === undefined ? await pipLinesOf(conda) : requirementLines(requirements);
  const python = /^python:\s*["']?(\d[\w.]*)/m.exec(pythonEnv ?? '')?.[1] ?? facts.pythonVersion;
  const packages = modelPackages(recorded ?? [], {
    ...given('requirements', local.requirements?.lines),
    ...given('installed', local.installed?.versions),
  });
  const from = requirements === undefined ? 'conda.yaml' : 'requirements.txt';
  return {
    ...(recorded && { from }),
    ...(local.requirements && { workspaceFiles: local.requirements.files }),
    ...(local.installed && { environment: local.installed.name }),
    rows: [...(python === undefined ? [] : [pythonRow(python, local.installed)]), ...packages],
    notes: [
      ...(recorded
        ? []
        : ['Beside the model there is neither requirements.txt nor conda.yaml: what it needs is not known.']),
      ...local.notes,
    ],
  };
}

/** Within a minor version, Python keeps what code relies on. */
function pythonRow(model: string, installed: WorkspacePackages['installed']): PackageRow {
  const minor = (version: string): string => version.split('.').slice(0, 2).join('.');
  const here = installed?.python;
  const [verdict, words]: readonly [Verdict, string] =
    here === undefined
      ? ['unknown', installed ? 'cannot tell which Python this is' : 'nothing to compare with']
      : minor(here) === minor(model)
        ? ['fits', here === model ? 'the same' : 'the same but for its last number']
        : ['differs', 'the environment has another version'];
  return { name: 'Python', model, ...given('installed', here), verdict, words };
}

/** What reads YAML is loaded for the first such file. */
async function pipLinesOf(conda: string | undefined): Promise<readonly string[] | undefined> {
  if (conda === undefined) return undefined;
  const { YamlError, parseYaml } = await import('../../stores/file/yaml.ts');
  try {
    const dependencies = parseYaml(conda).get('dependencies');
    const all: readonly unknown[] = Array.isArray(dependencies) ? dependencies : [];
    const pip = all.flatMap((one) => (one instanceof Map ? (one.get('pip') as unknown) : []));
    return pip.filter((one) => typeof one === 'string');
  } catch (error) {
    // Of a file that is half written, nothing is known.
    if (error instanceof YamlError) return undefined;
    throw error;
  }
}
