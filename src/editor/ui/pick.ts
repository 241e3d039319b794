import { window } from 'vscode';
import type { PickOptions } from '../../host/ui.ts';
import { askInput } from './askInput.ts';
import { pickRow, type PickRow } from './pickRow.ts';

/** See `Ui.pick`. Rejects when the items cannot be had. */
export function pick<Value>(options: PickOptions<Value>): Promise<Value | undefined> {
  const { items } = options;
  const input = window.createQuickPick<PickRow<Value>>();
  input.matchOnDescription = true;
  input.matchOnDetail = true;
  return askInput<Value>(input, options, ({ answer, fail, ended }) => {
    input.onDidAccept(() => {
      const chosen = input.activeItems[0]?.value;
      if (chosen !== undefined) answer(chosen.is);
    });
    if (typeof items !== 'function') {
      input.items = items.map(pickRow);
      return;
    }
    input.busy = true;
    items(ended).then((found) => {
      if (ended.aborted) return;
      input.items = found.map(pickRow);
      input.busy = false;
    }, fail);
  });
}
