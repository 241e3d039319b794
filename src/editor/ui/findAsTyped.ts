import { ThemeIcon, type QuickPick } from 'vscode';
import { isCancelled, sleep } from '../../base/cancel.ts';
import { sentenceOf } from '../../base/sentenceOf.ts';
import type { SearchOptions } from '../../host/ui.ts';
import { pickRow, type PickRow } from './pickRow.ts';
import { labelText } from './shownText.ts';

/** How long the typing must rest before the store is asked. */
const restMs = 250;

/** Shows what is found for the text, now and as it is typed; what was found for an earlier text is never shown for a later one. Answers how to try again. */
export function findAsTyped<Value>(
  input: QuickPick<PickRow<Value>>,
  options: SearchOptions<Value>,
  ended: AbortSignal,
  show: (rows: readonly PickRow<Value>[]) => void,
): () => void {
  let current = new AbortController();
  const find = async (waitMs: number): Promise<void> => {
    current.abort();
    current = new AbortController();
    const signal = AbortSignal.any([current.signal, ended]);
    input.busy = true;
    const rows = await rowsFor(options, input.value, waitMs, signal);
    if (signal.aborted) return;
    show(rows);
    input.busy = false;
  };
  input.onDidChangeValue(() => find(restMs));
  void find(0);
  return () => void find(0);
}

/** Never rejects: a failure, or that nothing was found, is a row. */
async function rowsFor<Value>(
  { find }: SearchOptions<Value>,
  text: string,
  waitMs: number,
  signal: AbortSignal,
): Promise<readonly PickRow<Value>[]> {
  try {
    await sleep(waitMs, signal);
    const found = await find(text, signal);
    // The store has chosen already, by other rules than the list's own.
    if (found.length > 0) return found.map((item) => ({ ...pickRow(item), alwaysShow: true }));
    return [{ label: 'Nothing found', alwaysShow: true, iconPath: new ThemeIcon('info') }];
  } catch (error) {
    if (isCancelled(error, signal)) return [];
    const label = labelText(sentenceOf(error));
    return [{ label, detail: 'Press Enter to try again.', alwaysShow: true, iconPath: new ThemeIcon('error') }];
  }
}
