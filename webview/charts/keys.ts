import { isTyping } from '../common/typing.ts';
import { chartActions, type ChartActions } from './chartActions.ts';
import type { Session } from './session.ts';
import { showShortcuts } from './shortcuts.ts';
import type { Shown } from './shown.ts';

const arrows = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' } as const;

/** What keys do; `shortcuts.ts` says it to people. */
export function keyDown(event: KeyboardEvent, session: Session, shown: Shown): void {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement) || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey)
    return;
  // Menus and lists that are open have their own keys.
  if (target.closest('[popover]')) return;
  const done =
    (event.key === 'Escape' && escape(session)) ||
    (!isTyping(event) && (anywhere(event, session) || inChart(event, target, session, shown)));
  if (done) event.preventDefault();
}

function escape(session: Session): boolean {
  const { view, look } = session;
  if (view.full !== undefined) session.fill(undefined);
  else if (view.zoom) look({ zoom: undefined });
  else if (view.search !== '') session.search('');
  else return false;
  return true;
}

function anywhere({ key }: KeyboardEvent, session: Session): boolean {
  if (key === '/') session.focusSearch();
  else if (key === '?') showShortcuts();
  else return false;
  return true;
}

function inChart(event: KeyboardEvent, target: HTMLElement, session: Session, shown: Shown): boolean {
  const place = target.closest<HTMLElement>('[data-chart]');
  // The one that fills the page may not be there yet, while keys follow each other.
  const key = shown.full ? shown.full.id : place?.dataset['chart'];
  const cell = shown.near.find(({ id }) => id === key);
  if (!place || cell?.kind !== 'card') return false;
  const actions = chartActions(cell, session, shown);
  // Inside the chart arrows and Enter are its own.
  return onChart(event.key, place, actions) || (target === place && onFrame(event, actions));
}

function onChart(key: string, place: HTMLElement, actions: ChartActions): boolean {
  if (key === 't') actions.toggleTable();
  else if (key === 'p') actions.togglePin();
  else if (key === 's') actions.chooseFormat(place);
  else return false;
  return true;
}

function onFrame({ key, shiftKey }: KeyboardEvent, actions: ChartActions): boolean {
  const direction = key in arrows ? arrows[key as keyof typeof arrows] : undefined;
  if (direction === undefined) {
    if (key === 'Enter') actions.toggleFull();
    return key === 'Enter';
  }
  if (!shiftKey) actions.go(direction);
  else actions.move(direction === 'left' || direction === 'up' ? -1 : 1);
  return true;
}
