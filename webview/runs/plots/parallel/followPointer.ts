/** Says where on the axis the pointer is, until it is let go. */
export function followPointer(
  event: PointerEvent,
  move: (unit: number, clientY: number) => void,
  done?: () => void,
): void {
  const strip = event.target instanceof Element ? event.target.closest<HTMLElement>('.axis-strip') : null;
  if (!strip) return;
  event.preventDefault();
  const { top, height } = strip.getBoundingClientRect();
  const tell = ({ clientY }: PointerEvent): void =>
    move(Math.max(0, Math.min(1, 1 - (clientY - top) / height)), clientY);
  strip.setPointerCapture(event.pointerId);
  strip.addEventListener('pointermove', tell);
  tell(event);
  strip.addEventListener(
    'lostpointercapture',
    () => {
      strip.removeEventListener('pointermove', tell);
      done?.();
    },
    { once: true },
  );
}
