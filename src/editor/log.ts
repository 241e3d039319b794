import { window, type LogOutputChannel } from 'vscode';

/** The "Podium" channel of the Output view; the user sets its level there. It is a {@link Log} as it is. */
export function createLog(): LogOutputChannel {
  return window.createOutputChannel('Podium', { log: true });
}
