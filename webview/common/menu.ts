import { html, nothing, render, type TemplateResult } from 'lit';

export interface MenuItem {
  readonly label: string;
  /** The key that does the same. */
  readonly key?: string;
  readonly isDisabled?: boolean;
  /** Before the label, which says it in words. */
  readonly sign?: TemplateResult;
  /** Of items of which one is chosen. */
  readonly isChecked?: boolean;
  readonly run: () => void;
}

let place: HTMLElement | undefined;

/** Opens a menu under a button: arrow keys move in it, Enter chooses, Escape and a click elsewhere close it, and the button has the focus again. */
export function openMenu(button: HTMLElement, label: string, items: readonly MenuItem[]): void {
  const menu = (place ??= createPlace());
  menu.ariaLabel = label;
  render(
    items.map(
      ({ label: text, key, isDisabled = false, sign, isChecked, run }) =>
        html`<button
          role=${isChecked === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked=${isChecked ?? nothing}
          tabindex="-1"
          ?disabled=${isDisabled}
          @click=${() => {
            menu.hidePopover();
            run();
          }}
        >
          <span>${sign ?? ''}${text}</span>${key === undefined ? '' : html`<kbd>${key}</kbd>`}
        </button>`,
    ),
    menu,
  );
  showUnder(button, menu);
  button.ariaExpanded = 'true';
  menu.addEventListener(
    'beforetoggle',
    () => {
      button.ariaExpanded = 'false';
      if (menu.contains(document.activeElement)) button.focus();
    },
    { once: true },
  );
}

/** Where the button is still down when a menu is asked for, letting it go would close that again. */
export function whenReleased({ buttons }: MouseEvent, open: () => void): void {
  if (buttons === 0) open();
  else document.addEventListener('pointerup', () => setTimeout(open), { once: true });
}

function createPlace(): HTMLElement {
  const menu = document.createElement('div');
  menu.className = 'menu';
  menu.role = 'menu';
  menu.popover = 'auto';
  menu.addEventListener('keydown', (event) => {
    const items = [...menu.querySelectorAll<HTMLElement>('button:not(:disabled)')];
    const now = items.findIndex((item) => item === document.activeElement);
    const next = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: -1 }[event.key];
    if (event.key === 'Tab') menu.hidePopover();
    if (next === undefined) return;
    event.preventDefault();
    items.at(next % items.length)?.focus();
  });
  document.body.append(menu);
  return menu;
}

function showUnder(button: HTMLElement, menu: HTMLElement): void {
  const { right, bottom, top } = button.getBoundingClientRect();
  menu.showPopover();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = Math.max(4, Math.min(right - width, innerWidth - width - 4));
  const isBelow = bottom + height + 4 <= innerHeight;
  menu.style.left = `${left}px`;
  menu.style.top = `${isBelow ? bottom + 2 : Math.max(4, top - height - 2)}px`;
  const chosen = menu.querySelector<HTMLElement>('[aria-checked=true]');
  (chosen ?? menu.querySelector<HTMLElement>('button:not(:disabled)'))?.focus();
}
