import { window } from 'vscode';
import type { SearchOptions } from '../../host/ui.ts';
import { askInput } from './askInput.ts';
import { findAsTyped } from './findAsTyped.ts';
import type { PickRow } from './pickRow.ts';

/** See `Ui.search`. */
export function search<Value>(options: SearchOptions<Value>): Promise<Value | undefined> {
  const input = window.createQuickPick<PickRow<Value>>();
  return askInput<Value>(input, options, ({ answer, ended }) => {
    const tryAgain = findAsTyped(input, options, ended, (rows) => {
      input.items = rows;
    });
    input.onDidAccept(() => {
      const chosen = input.activeItems[0];
      if (chosen?.value !== undefined) answer(chosen.value.is);
      else if (!input.busy) tryAgain();
    });
  });
}
