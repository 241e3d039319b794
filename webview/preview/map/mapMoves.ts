import { moved, stepped, wholeMap, zoomed, type MapPart } from './mapPart.ts';
import type { MapSession } from './mapSession.ts';

const step = 0.15;
/** A press that moves less than this is one on the feature under it. */
const stillPixels = 4;

/** Where a press began, and whether it has become a drag. */
let pressed: { readonly x: number; readonly y: number; readonly part: MapPart; isDrag: boolean } | undefined;

export function wheel(event: WheelEvent, session: MapSession): void {
  event.preventDefault();
  const times = Math.exp(-event.deltaY * (event.deltaMode === event.DOM_DELTA_LINE ? 0.05 : 0.002));
  show(session, (part, size) => zoomed(part, times, size, placeOf(event)));
}

export function press(event: PointerEvent, session: MapSession): void {
  if (event.button !== 0) return;
  pressed = { x: event.clientX, y: event.clientY, part: session.view.map, isDrag: false };
  if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
}

export function drag(event: PointerEvent, session: MapSession): void {
  if (!pressed) {
    session.hover(featureAt(event));
    return;
  }
  const [right, down] = [event.clientX - pressed.x, event.clientY - pressed.y];
  pressed.isDrag ||= Math.hypot(right, down) >= stillPixels;
  const { part, isDrag } = pressed;
  const scale = scaleOf(event);
  if (isDrag && scale > 0) show(session, (_, size) => moved(part, -right / scale, -down / scale, size));
}

export function release(event: PointerEvent, session: MapSession): void {
  if (pressed && !pressed.isDrag) session.choose(featureAt(event));
  pressed = undefined;
}

export function cancel(): void {
  pressed = undefined;
}

export function keyDown(event: KeyboardEvent, session: MapSession): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const part = partAfter(event.key, session);
  if (part) session.look({ map: part });
  else if (event.key === 'Escape' && session.chosen !== undefined) session.choose(undefined);
  else return;
  event.preventDefault();
}

function partAfter(key: string, { view, map }: MapSession): MapPart | undefined {
  const part = view.map;
  const { size } = map;
  if (!size) return undefined;
  switch (key) {
    case 'ArrowLeft':
      return stepped(part, -step, 0);
    case 'ArrowRight':
      return stepped(part, step, 0);
    case 'ArrowUp':
      return stepped(part, 0, -step);
    case 'ArrowDown':
      return stepped(part, 0, step);
    case '+':
    case '=':
      return zoomed(part, 1.5, size);
    case '-':
      return zoomed(part, 1 / 1.5, size);
    case '0':
      return wholeMap;
    default:
      return undefined;
  }
}

function show(
  session: MapSession,
  next: (part: MapPart, size: NonNullable<MapSession['map']['size']>) => MapPart,
): void {
  const { size } = session.map;
  if (size) session.look({ map: next(session.view.map, size) });
}

/** While a press lasts, the drawing gets all events: what lies there is looked up. */
function featureAt({ clientX, clientY }: MouseEvent): number | undefined {
  const at = document.elementFromPoint(clientX, clientY)?.getAttribute('data-at');
  return at === null || at === undefined ? undefined : Number(at);
}

function drawingOf({ currentTarget }: MouseEvent): SVGSVGElement | undefined {
  return currentTarget instanceof SVGSVGElement ? currentTarget : undefined;
}

/** In the units of the drawing. */
function placeOf(event: MouseEvent): readonly [number, number] | undefined {
  const matrix = drawingOf(event)?.getScreenCTM()?.inverse();
  if (!matrix) return undefined;
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  return [x, y];
}

/** Pixels for each unit of the drawing. */
function scaleOf(event: MouseEvent): number {
  return drawingOf(event)?.getScreenCTM()?.a ?? 0;
}
