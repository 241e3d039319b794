/** Whether a key belongs to a field, also to one inside a control, and is no shortcut of the page. */
export function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=range]), textarea, select');
}
