import { window } from 'vscode';
import type { SearchManyOptions } from '../../host/ui.ts';
import { askInput } from './askInput.ts';
import { findAsTyped } from './findAsTyped.ts';
import { pickRow, type PickRow } from './pickRow.ts';

/** See `Ui.searchMany`. What is ticked is listed beside what is found, where it can be unticked. */
export function searchMany<Value>(options: SearchManyOptions<Value>): Promise<readonly Value[] | undefined> {
  const { chosen, keyOf } = options;
  const input = window.createQuickPick<PickRow<Value>>();
  input.canSelectMany = true;
  const keyed = (rows: readonly PickRow<Value>[]): Map<string, PickRow<Value>> =>
    new Map(rows.flatMap((row) => (row.value ? [[keyOf(row.value.is), row] as const] : [])));
  let ticked = keyed(chosen.map((item) => ({ ...pickRow(item), alwaysShow: true })));
  return askInput<readonly Value[]>(input, options, ({ answer, ended }) => {
    const tryAgain = findAsTyped(input, options, ended, (rows) => {
      const others = rows.filter(({ value }) => !value || !ticked.has(keyOf(value.is)));
      const before = [...ticked.values()];
      input.items = [...before, ...others];
      input.selectedItems = before;
      // Where several can be ticked, VS Code puts the cursor on none of them.
      input.activeItems = others.filter(({ value }) => value).slice(0, 1);
    });
    input.onDidChangeSelection((rows) => {
      ticked = keyed(rows);
    });
    input.onDidAccept(() => {
      // Who ticks nothing means the one that the cursor is on.
      const rows = ticked.size > 0 ? [...ticked.values()] : input.activeItems.slice(0, 1);
      const values = rows.flatMap(({ value }) => (value ? [value.is] : []));
      if (values.length > 0) answer(values);
      else if (!input.busy) tryAgain();
    });
  });
}
