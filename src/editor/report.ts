import { isCancelled } from '../base/cancel.ts';
import type { Log } from '../host/log.ts';
import { BackPressed, UserError, type Ui } from '../host/ui.ts';
import { failureLine } from '../services/failureLine.ts';
import { StoreError } from '../stores/storeError.ts';

/**
 * The one place where a failed command is told to the user: what was cancelled says nothing, what names its own cause is shown as it is,
 * and anything else is a mistake of ours, whose details are in the log. Where a command helps, it is offered.
 */
export async function report(
  error: unknown,
  title: string,
  ui: Ui,
  log: Log,
  execute?: (command: string, target?: unknown) => Promise<void>,
): Promise<void> {
  if (isCancelled(error) || error instanceof BackPressed) return;
  const expected = error instanceof UserError || error instanceof StoreError;
  if (expected) log.warn(`${title}: ${failureLine(error)}`);
  else log.error(error instanceof Error ? error : new Error(String(error)));
  const message = expected ? error.message : `${title.replace(/…$/, '')} failed. The log says more.`;
  if (error instanceof UserError) {
    const { instead } = error;
    if (!instead || !execute) await ui.warn(message);
    else if ((await ui.warn(message, instead.action)) !== undefined) await execute(instead.command, instead.target);
  } else if (execute && error instanceof StoreError && error.outsideFolder !== undefined) {
    if ((await ui.warn(message, 'Allow Folder…')) !== undefined) await execute('podium.artifact.allowFolder');
  } else if ((await ui.warn(message, 'Show Log')) === 'Show Log') ui.showLog();
}
