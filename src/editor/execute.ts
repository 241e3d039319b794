import { commands } from 'vscode';

/** Runs a command as a menu would: its failures are told by the command itself. */
export async function execute(command: string, ...args: readonly unknown[]): Promise<void> {
  await commands.executeCommand(command, ...args);
}
