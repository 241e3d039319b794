/** What a pointer does on a chart; places are 0 at the plot's left end, 1 at its right. */
export interface Gestures {
  /** Where a pixel of the window lies on the x axis. */
  placeOf(clientX: number): number;
  /** The pointer is over a place, so many pixels from the top; or no longer. */
  hover(place: number | undefined, y?: number): void;
  /** A stretch is being marked; `undefined` for none any more. */
  select(stretch: readonly [number, number] | undefined): void;
  zoomTo(from: number, to: number): void;
  pan(by: number): void;
  zoomBy(factor: number, at: number): void;
  reset(): void;
}

const leastDrag = 4;

/** Drag to enlarge a stretch, with Shift to move along the axis; double click to see all; the wheel with Ctrl or Cmd to come nearer. Until aborted. */
export function listenToPointer(element: HTMLElement, gestures: Gestures, signal: AbortSignal): void {
  let drag: { readonly startX: number; lastX: number; readonly isPan: boolean; isMoved: boolean } | undefined;
  let [frame, latest] = [undefined as number | undefined, undefined as PointerEvent | undefined];
  const inside = (clientX: number): number => Math.max(0, Math.min(1, gestures.placeOf(clientX)));

  const moved = (): void => {
    frame = undefined;
    const event = latest;
    if (!event) return;
    const { clientX, offsetY } = event;
    gestures.hover(inside(clientX), offsetY);
    if (!drag) return;
    drag.isMoved ||= Math.abs(clientX - drag.startX) >= leastDrag;
    if (drag.isPan) gestures.pan(gestures.placeOf(drag.lastX) - gestures.placeOf(clientX));
    else if (drag.isMoved) gestures.select([inside(drag.startX), inside(clientX)]);
    drag.lastX = clientX;
  };
  const end = (isDone: boolean): void => {
    const ended = drag;
    drag = undefined;
    if (!ended || ended.isPan) return;
    gestures.select(undefined);
    if (isDone && ended.isMoved) gestures.zoomTo(inside(ended.startX), inside(ended.lastX));
  };
  const on = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void,
    options: AddEventListenerOptions = {},
  ): void => element.addEventListener(type, listener, { signal, ...options });

  on('pointermove', (event) => {
    latest = event;
    frame ??= requestAnimationFrame(moved);
  });
  on('pointerdown', (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    drag = { startX: event.clientX, lastX: event.clientX, isPan: event.shiftKey, isMoved: false };
  });
  on('pointerup', (event) => {
    latest = event;
    moved();
    end(true);
  });
  on('pointercancel', () => end(false));
  on('pointerleave', () => {
    latest = undefined;
    if (!drag) gestures.hover(undefined);
  });
  on('dblclick', () => gestures.reset());
  on(
    'wheel',
    (event) => {
      // Without these the page scrolls.
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      gestures.zoomBy(Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 120), inside(event.clientX));
    },
    { passive: false },
  );
  signal.addEventListener('abort', () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
  });
}
