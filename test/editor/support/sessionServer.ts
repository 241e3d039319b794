import * as vscode from 'vscode';
import { startMlflow, type MlflowServer } from '../../support/mlflowServer.ts';

let starting: Promise<MlflowServer> | undefined;

// Read with the suites, so this is a hook of them all.
after(async () => {
  await (await starting)?.stop();
});

/**
 * A real MLflow server over the database that the window has open, started once for all suites: what is written through it shows in
 * the local store too. Ask for `needsPython` first.
 */
export function sessionServer(): Promise<MlflowServer> {
  starting ??= startMlflow({ folder: workspaceFolder() });
  return starting;
}

/** The copy of the sample project that the window has open. */
export function workspaceFolder(): string {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('The window has no folder open.');
  return folder.uri.fsPath;
}
