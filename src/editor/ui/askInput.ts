import { QuickInputButtons, type InputBox, type QuickPick, type QuickPickItem } from 'vscode';
import { BackPressed, type QuestionOptions } from '../../host/ui.ts';
import { messageText } from './shownText.ts';

/** How a question that is shown comes to its end. */
export interface Asking<Value> {
  readonly answer: (value: Value) => void;
  readonly fail: (error: unknown) => void;
  /** Aborted when the question has ended, however it did. */
  readonly ended: AbortSignal;
}

/** Shows an input until it is answered; `undefined` when dismissed. Rejects with {@link BackPressed} for the Back button. */
export async function askInput<Value>(
  input: InputBox | QuickPick<QuickPickItem>,
  { title, placeholder, step }: QuestionOptions,
  begin: (asking: Asking<Value>) => void,
): Promise<Value | undefined> {
  const end = new AbortController();
  input.title = messageText(title);
  input.placeholder = placeholder === undefined ? '' : messageText(placeholder);
  if (step !== undefined) {
    input.step = step.at;
    input.totalSteps = step.of;
    // Half a form is not lost to a click elsewhere.
    input.ignoreFocusOut = true;
    if (step.at > 1) input.buttons = [QuickInputButtons.Back];
  }
  try {
    return await new Promise<Value | undefined>((resolve, reject) => {
      input.onDidTriggerButton((button) => {
        if (button === QuickInputButtons.Back) reject(new BackPressed());
      });
      input.onDidHide(() => {
        resolve(undefined);
      });
      begin({
        answer: resolve,
        fail: (error) => {
          reject(error instanceof Error ? error : new Error(String(error)));
        },
        ended: end.signal,
      });
      input.show();
    });
  } finally {
    end.abort();
    input.dispose();
  }
}
