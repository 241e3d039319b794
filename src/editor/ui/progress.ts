import { ProgressLocation, window } from 'vscode';
import { messageText } from './shownText.ts';

/** What takes no longer is shown in the status bar only. */
const shortMs = 1_000;

/** See `Ui.progress`. Ends when cancelled, even where the work does not. */
export async function progress<Result>(title: string, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const result = Promise.race([work(controller.signal), aborted(controller.signal)]);
  const ended = result.then(
    () => undefined,
    () => undefined,
  );
  const shown = messageText(title);
  void window.withProgress({ location: ProgressLocation.Window, title: shown }, () => ended);
  const timer = setTimeout(() => {
    void window.withProgress(
      { location: ProgressLocation.Notification, title: shown, cancellable: true },
      (_, cancellation) => {
        cancellation.onCancellationRequested(() => {
          controller.abort();
        });
        return ended;
      },
    );
  }, shortMs);
  return result.finally(() => {
    clearTimeout(timer);
  });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
}
