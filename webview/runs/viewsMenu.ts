import { plainText } from '../../src/base/plainText.ts';
import type { TableView } from '../../src/model/tableView.ts';
import type { KeepAsk, ViewAddress } from '../../src/protocol/runs.ts';
import { openMenu, type MenuItem } from '../common/menu.ts';
import { shownColumns } from './columnItems.ts';
import type { Session } from './session.ts';
import { viewOf } from './view.ts';

/** Opens the views that have names, and what can be done with them. */
export function openViews(button: HTMLElement, session: Session): void {
  const { content, host, work } = session;
  const { views, canShare } = content;
  const keep = (action: KeepAsk['action']) => () => work(host.ask('keep', { action, view: viewNow(session) }));
  const isNone = views.length === 0;
  openMenu(button, 'Views', [
    ...views.map((address) => viewItem(address, session)),
    { label: 'Save View…', run: keep('save') },
    { label: 'Save View to Repository…', isDisabled: !canShare, run: keep('share') },
    { label: 'Rename View…', isDisabled: isNone, run: keep('rename') },
    { label: 'Delete View…', isDisabled: isNone, run: keep('delete') },
    { label: 'Reset', run: () => show({ sort: [], stage: 'ACTIVE_ONLY' }, session) },
  ]);
}

function viewItem(address: ViewAddress, session: Session): MenuItem {
  const { host, work } = session;
  return {
    label: plainText(address.name, 60),
    ...(address.place === 'repository' && { key: 'shared' }),
    run: () => work(host.ask('view', address).then((view) => show(view, session))),
  };
}

/** How the table is looked at now. */
export function viewNow(session: Session): TableView {
  const { view, content } = session;
  return {
    ...content.search,
    columns: shownColumns(session),
    widths: view.widths,
    pinned: [...view.pinned],
    onlyDiffering: view.onlyDiffering,
    groups: view.layout,
    plots: { isOpen: view.plotsOpen, share: view.plotsShare, look: view.plots },
  };
}

/** Looks at the table like this; what is not told is as where nobody chose. */
function show(wanted: TableView, session: Session): void {
  const { filter = '', stage = 'ACTIVE_ONLY', sort = [], columns, groups, plots, ...rest } = wanted;
  const { isOpen, share, look } = asRecord(plots);
  session.look({
    columns: undefined,
    ...viewOf({
      ...rest,
      layout: groups,
      ...(columns && { columns }),
      plotsOpen: isOpen,
      plotsShare: share,
      plots: look,
    }),
  });
  session.arrange({});
  session.search({ filter, stage, sort });
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
