import type { Session } from './session.ts';
import { drawnIn } from './zoom.ts';

/** One turn of a wheel. */
const perTurn = 1.2;
const turnPixels = 100;

/** Closer, or less, at the place of the pointer. */
export function wheeled(event: WheelEvent, session: Session): void {
  event.preventDefault();
  const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * 33;
  const turns = Math.max(-3, Math.min(3, pixels / turnPixels));
  session.stage.zoomBy(perTurn ** -turns, session.imageSize, placeOf(event));
}

/** Between all of it and each pixel as it is. */
export function doubleClicked(event: MouseEvent, { stage, imageSize }: Session): void {
  if (stage.zoom.scale !== 'fit') stage.fit();
  else stage.zoomBy(1 / drawnIn(stage.zoom, stage.size, imageSize).scale, imageSize, placeOf(event));
}

/** Pushes the image with the hand, or the line at which one ends and the other begins. */
export function dragged(event: PointerEvent, session: Session): void {
  const { currentTarget: place, target } = event;
  if (event.button !== 0 || !(place instanceof HTMLElement)) return;
  const isSplit = target instanceof Element && target.matches('.divider');
  const { left, width } = place.getBoundingClientRect();
  place.setPointerCapture(event.pointerId);
  let last = { x: event.clientX, y: event.clientY };
  const move = ({ clientX: x, clientY: y }: PointerEvent): void => {
    if (isSplit) session.stage.splitAt((x - left) / width);
    else session.stage.push({ x: x - last.x, y: y - last.y }, session.imageSize);
    last = { x, y };
  };
  const end = (): void => {
    place.removeEventListener('pointermove', move);
    place.classList.remove('dragged');
  };
  place.classList.add('dragged');
  place.addEventListener('pointermove', move);
  place.addEventListener('lostpointercapture', end, { once: true });
}

function placeOf({ currentTarget, clientX, clientY }: MouseEvent): { readonly x: number; readonly y: number } {
  const { left, top } = (currentTarget as HTMLElement).getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
