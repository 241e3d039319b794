import { shellQuote, type ShellName } from '../../base/shellQuote.ts';
import type { Keyed } from '../../base/keyed.ts';
import { isCommit, type RunSource } from './runSource.ts';

/** What a run is made again from. */
export interface Recipe {
  readonly source: RunSource;
  readonly params: Keyed<string>;
  /** `3.11.7`, as MLflow recorded it. */
  readonly python?: string;
  readonly requirements?: readonly string[];
}

export interface CommandText {
  /** Lines to be pasted into a shell. Every text of a store in them is one quoted word. */
  readonly text: string;
  /** What could not be written, in sentences. */
  readonly missing: readonly string[];
}

/** The commands that make a run again, as far as MLflow recorded what they need. Podium shows and copies them, and never runs them. */
export function reproduceCommands(
  { source, params, python, requirements = [] }: Recipe,
  shell: ShellName,
): CommandText {
  const missing: string[] = [];
  const lines = [
    ...gitLines(source, shell, missing),
    ...environmentLines(python, requirements, shell, missing),
    ...runLines(source, params, shell, missing),
  ];
  return { text: lines.join('\n'), missing };
}

function gitLines({ type, commit, repositoryUrl }: RunSource, shell: ShellName, missing: string[]): string[] {
  if (type === 'PROJECT') return [];
  if (commit === undefined) {
    missing.push('MLflow recorded no Git commit: which version of the code ran is not known.');
    return [];
  }
  if (!isCommit(commit)) {
    missing.push('What is recorded as the Git commit is none.');
    return [];
  }
  const url = repositoryUrl !== undefined && shellQuote(repositoryUrl, shell);
  if (!url || !/^(https?|ssh|git):\/\/|^[\w.-]+@[\w.-]+:/i.test(repositoryUrl)) {
    return [`git checkout --detach ${commit}`];
  }
  return [
    `git clone --no-checkout -- ${url} run-${commit.slice(0, 8)}`,
    `cd run-${commit.slice(0, 8)}`,
    `git checkout --detach ${commit}`,
  ];
}

function environmentLines(
  python: string | undefined,
  requirements: readonly string[],
  shell: ShellName,
  missing: string[],
): string[] {
  if (requirements.length === 0) {
    missing.push('MLflow recorded no requirements: it does so beside a logged model.');
    return [];
  }
  // An option of a requirements file can name another package index, or a file.
  const wanted = requirements.filter((one) => !one.startsWith('-'));
  const words = wanted.flatMap((one) => shellQuote(one, shell) ?? []);
  const left = requirements.length - words.length;
  if (left > 0) missing.push(`${String(left)} of ${String(requirements.length)} requirements cannot be written here.`);
  const version = python !== undefined && /^\d+(\.\d+){0,2}$/.test(python) ? python : undefined;
  if (version === undefined) missing.push('MLflow recorded no version of Python.');
  const [interpreter, activate] =
    shell === 'posix'
      ? [version === undefined ? 'python3' : `python${twoParts(version)}`, '. .venv/bin/activate']
      : [version === undefined ? 'py' : `py -${twoParts(version)}`, String.raw`.\.venv\Scripts\Activate.ps1`];
  return [`${interpreter} -m venv .venv`, activate, `python -m pip install -- ${words.join(' ')}`];
}

function runLines(source: RunSource, params: Keyed<string>, shell: ShellName, missing: string[]): string[] {
  const { name, type } = source;
  if (name === undefined) {
    missing.push('MLflow recorded no source: what ran is not known.');
    return [];
  }
  if (type === 'PROJECT') return projectLines(source, params, shell, missing);
  if (type === 'NOTEBOOK' || /ipykernel_launcher|colab_kernel_launcher|\.ipynb$/.test(name)) {
    missing.push('It ran in a notebook: run its cells again.');
    return [];
  }
  // A name that begins with a dash would be an option.
  const script = shellQuote(name.startsWith('-') ? `./${name}` : name, shell);
  if (script === undefined) {
    missing.push('The name of its source cannot be written in this shell.');
    return [];
  }
  missing.push('MLflow does not record what stood behind the script on its command line. Look at the params.');
  return [/\.pyw?$/i.test(name) ? `python ${script}` : `${shell === 'powershell' ? '& ' : ''}${script}`];
}

function projectLines(
  { name = '', entryPoint, commit }: RunSource,
  params: Keyed<string>,
  shell: ShellName,
  missing: string[],
): string[] {
  const uri = shellQuote(name.startsWith('-') ? `./${name}` : name, shell);
  if (uri === undefined) {
    missing.push('The address of the project cannot be written in this shell.');
    return [];
  }
  const pairs = Object.entries(params);
  const words = pairs.flatMap(([key, value]) => {
    const word = key.includes('=') ? undefined : shellQuote(`${key}=${value}`, shell);
    return word === undefined ? [] : [`-P ${word}`];
  });
  if (words.length < pairs.length) {
    missing.push(
      `${String(pairs.length - words.length)} of ${String(pairs.length)} params cannot be written in this shell.`,
    );
  }
  const entry = entryPoint === undefined ? undefined : shellQuote(entryPoint, shell);
  const version = isCommit(commit) && /^(https?|ssh|git):|^[\w.-]+@/i.test(name) ? [`-v ${commit}`] : [];
  return [
    ['mlflow run', ...(entry === undefined ? [] : [`--entry-point=${entry}`]), ...version, ...words, uri].join(' '),
  ];
}

function twoParts(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
