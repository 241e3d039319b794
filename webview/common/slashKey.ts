import { isTyping } from './typing.ts';

/** As in VS Code's own lists: / goes to the field that finds. */
export function slashGoesTo(id: string): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    document.getElementById(id)?.focus();
    event.preventDefault();
  });
}
