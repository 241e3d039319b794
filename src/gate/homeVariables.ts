import type { Environment } from '../connections/mlflowVariables.ts';

/** What the section `[mlflow]` of MLflow's `~/.mlflow/credentials` says, by the names of the variables that it stands in for. */
export function homeVariables(text: string): Environment {
  const found: Record<string, string> = {};
  let section = '';
  for (const line of text.split(/\r?\n/)) {
    section = /^\[([^\]]*)\]/.exec(line)?.[1] ?? section;
    const [, key = '', value = ''] = /^(mlflow_tracking_(?:username|password))\s*[=:]\s*(.*)$/i.exec(line) ?? [];
    if (section === 'mlflow' && key !== '') found[key.toUpperCase()] = value.trim();
  }
  return found;
}
