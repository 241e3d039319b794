import { render, type TemplateResult } from 'lit';

let place: HTMLElement | undefined;
let shown: (() => TemplateResult) | undefined;

/** Opens a list under a button, in which a field finds and boxes choose: up and down move, Escape and a click elsewhere close it. */
export function openPopover(button: HTMLElement, label: string, draw: () => TemplateResult): void {
  const panel = (place ??= createPlace());
  panel.ariaLabel = label;
  shown = draw;
  redrawPopover();
  const { left, bottom } = button.getBoundingClientRect();
  panel.showPopover();
  const { offsetWidth } = panel;
  panel.style.left = `${Math.max(4, Math.min(left, innerWidth - offsetWidth - 4))}px`;
  panel.style.top = `${bottom + 4}px`;
  panel.style.maxHeight = `${Math.max(160, innerHeight - bottom - 16)}px`;
  panel.querySelector<HTMLElement>('input')?.focus();
  panel.addEventListener(
    'beforetoggle',
    () => {
      if (panel.contains(document.activeElement)) button.focus();
    },
    { once: true },
  );
}

/** Draws what is open again. */
export function redrawPopover(): void {
  if (place && shown) render(shown(), place);
}

function createPlace(): HTMLElement {
  const panel = document.createElement('div');
  panel.className = 'menu chooser';
  panel.role = 'dialog';
  panel.popover = 'auto';
  panel.addEventListener('keydown', moveInList);
  document.body.append(panel);
  return panel;
}

function moveInList(event: KeyboardEvent): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined) return;
  const stops = [...(place?.querySelectorAll<HTMLElement>('input:not(:disabled)') ?? [])];
  const next = stops[stops.findIndex((stop) => stop === document.activeElement) + by];
  event.preventDefault();
  next?.focus();
}
