import { ProgressLocation, window, type Progress } from 'vscode';
import type { Ui } from '../../host/ui.ts';
import { messageText } from './shownText.ts';

/** What takes no longer is shown in the status bar only. */
const shortMs = 1_000;

/** What takes long may tell more often than anybody can read. */
const tellMs = 200;

/** See `Ui.progress`. Ends when cancelled, even where the work does not. */
export const progress: Ui['progress'] = async (title, work) => {
  const controller = new AbortController();
  const told = new Told();
  const result = Promise.race([
    work(controller.signal, (words, share) => {
      told.tell(words, share);
    }),
    aborted(controller.signal),
  ]);
  const ended = result.then(
    () => undefined,
    () => undefined,
  );
  const shown = messageText(title);
  void window.withProgress({ location: ProgressLocation.Window, title: shown }, () => ended);
  const timer = setTimeout(() => {
    void window.withProgress(
      { location: ProgressLocation.Notification, title: shown, cancellable: true },
      (shown, cancellation) => {
        told.to(shown);
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
};

/** What was told last, for whoever shows it, now and then. VS Code wants to know by how much of a hundred it has become more. */
class Told {
  #shown: Progress<{ message?: string; increment?: number }> | undefined;
  #words = '';
  #share = 0;
  #shownShare = 0;
  #atMs = 0;

  tell(words: string, share = this.#share): void {
    this.#words = words;
    this.#share = share;
    const nowMs = performance.now();
    if (nowMs - this.#atMs < tellMs) return;
    this.#atMs = nowMs;
    this.#show();
  }

  to(shown: Progress<{ message?: string; increment?: number }>): void {
    this.#shown = shown;
    if (this.#words !== '') this.#show();
  }

  #show(): void {
    if (!this.#shown) return;
    this.#shown.report({ message: messageText(this.#words), increment: (this.#share - this.#shownShare) * 100 });
    this.#shownShare = this.#share;
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
}
