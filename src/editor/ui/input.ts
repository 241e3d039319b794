import { InputBoxValidationSeverity, window } from 'vscode';
import type { InputOptions } from '../../host/ui.ts';
import { askInput } from './askInput.ts';
import { promptText } from './shownText.ts';

/** See `Ui.input`. Nobody is told that a text is wrong before typing one. */
export function input(options: InputOptions): Promise<string | undefined> {
  const { prompt, value = '', password = false, validate } = options;
  const box = window.createInputBox();
  box.prompt = promptText(prompt);
  box.value = value;
  box.password = password;
  return askInput<string>(box, options, ({ answer }) => {
    // A password is often fetched from another window.
    if (password) box.ignoreFocusOut = true;
    const complain = (): boolean => {
      const problem = validate?.(box.value);
      box.validationMessage =
        problem === undefined
          ? undefined
          : { message: promptText(problem), severity: InputBoxValidationSeverity.Error };
      return problem !== undefined;
    };
    box.onDidChangeValue(complain);
    box.onDidAccept(() => {
      if (!complain()) answer(box.value);
    });
  });
}
