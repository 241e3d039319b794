import * as vscode from 'vscode';

/** Changes settings of Podium until the suite has ended; to be called in `before`. */
export async function changeSettings(values: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [key, value] of Object.entries(values)) {
    await vscode.workspace.getConfiguration('podium').update(key, value, vscode.ConfigurationTarget.Global);
  }
}

export async function resetSettings(...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await vscode.workspace.getConfiguration('podium').update(key, undefined, vscode.ConfigurationTarget.Global);
  }
}
