import { QuickPickItemKind, ThemeIcon, window, type QuickPickItem } from 'vscode';
import type { ComposeOptions, Offer } from '../../host/ui.ts';
import { askInput } from './askInput.ts';
import { pickRow } from './pickRow.ts';
import { labelText } from './shownText.ts';

interface OfferRow<Value> extends QuickPickItem {
  /** Absent on headings. */
  readonly offer?: Offer<Value>;
}

/** See `Ui.compose`. A list, because an input box has none; it gives no cursor, so that what is offered comes at the end of the text. */
export function compose<Value>(options: ComposeOptions<Value>): Promise<Value | undefined> {
  const input = window.createQuickPick<OfferRow<Value>>();
  return askInput<Value>(input, options, ({ answer, fail, ended }) => {
    const show = (): void => {
      input.items = rowsOf(options.offers(input.value));
      input.activeItems = input.items.filter(({ offer }) => offer?.does).slice(0, 1);
    };
    const take = (row: OfferRow<Value> | undefined): void => {
      const does = row?.offer?.does;
      if (!does) return;
      if ('answer' in does) {
        answer(does.answer);
        return;
      }
      input.value = does.write;
      show();
    };
    input.value = options.text;
    input.onDidChangeValue(show);
    input.onDidAccept(() => {
      const [active] = input.activeItems;
      // Enter may come while the editor still shows what was offered for an earlier text.
      take(active && input.items.includes(active) ? active : input.items.find(({ offer }) => offer?.does));
    });
    input.onDidTriggerItemButton(({ item }) => {
      item.offer?.forget?.().then(() => {
        if (!ended.aborted) show();
      }, fail);
    });
    show();
    input.busy = true;
    options.prepare(ended).then(() => {
      if (ended.aborted) return;
      input.busy = false;
      show();
    }, fail);
  });
}

function rowsOf<Value>(offers: readonly Offer<Value>[]): readonly OfferRow<Value>[] {
  return offers.flatMap((offer): OfferRow<Value>[] => {
    const { heading, forget } = offer;
    const row: OfferRow<Value> = {
      ...pickRow({ ...offer, value: undefined }),
      offer,
      // What fits the text was chosen already, by other rules than the list's own.
      alwaysShow: true,
      ...(forget && { buttons: [{ iconPath: new ThemeIcon('trash'), tooltip: 'Delete' }] }),
    };
    if (heading === undefined) return [row];
    return [{ label: labelText(heading), kind: QuickPickItemKind.Separator }, row];
  });
}
