/** What keys do in a chart. */
export interface KeyActions {
  /** So many points to the right, or rows down. */
  step(places: number): void;
  readonly isRows: boolean;
  zoomBy(factor: number): void;
  /** Whether there was anything to take back. */
  reset(): boolean;
}

/** What a chart does not know is left to the page. */
export function pressKey(event: KeyboardEvent, actions: KeyActions): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (!press()) return;
  event.preventDefault();
  event.stopPropagation();

  function press(): boolean {
    const places = event.shiftKey ? 10 : 1;
    switch (event.key) {
      case 'ArrowUp':
      case 'ArrowDown':
        if (actions.isRows) actions.step(event.key === 'ArrowUp' ? -places : places);
        return actions.isRows;
      case 'ArrowLeft':
        actions.step(-places);
        return true;
      case 'ArrowRight':
        actions.step(places);
        return true;
      case 'Home':
        actions.step(-Infinity);
        return true;
      case 'End':
        actions.step(Infinity);
        return true;
      case 'Enter':
      case '+':
      case '=':
        actions.zoomBy(2);
        return true;
      case '-':
        actions.zoomBy(0.5);
        return true;
      case 'Escape':
        return actions.reset();
      default:
        return false;
    }
  }
}
