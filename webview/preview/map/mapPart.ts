/** What part of a map is seen: its middle, each from 0 to 1, and how many times larger than all of it. */
export interface MapPart {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** The whole map. */
export const wholeMap: MapPart = { x: 0.5, y: 0.5, zoom: 1 };

const mostZoom = 400;
/** Around what is drawn, so that nothing touches the border. */
const margin = 1.08;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** In the units of the drawing. */
export function viewBoxOf({ x, y, zoom }: MapPart, { width, height }: Size): string {
  const [across, up] = [(width * margin) / zoom, (height * margin) / zoom];
  return [x * width - across / 2, y * height - up / 2, across, up]
    .map((value) => Math.round(value * 10) / 10)
    .join(' ');
}

/** So many times nearer, with the place of the drawing that lies under the pointer staying there. */
export function zoomed(
  part: MapPart,
  times: number,
  { width, height }: Size,
  at?: readonly [x: number, y: number],
): MapPart {
  const zoom = Math.min(mostZoom, Math.max(1, part.zoom * times));
  if (zoom === 1) return wholeMap;
  const [x, y] = at ? [at[0] / width, at[1] / height] : [part.x, part.y];
  const kept = part.zoom / zoom;
  return within({ x: x + (part.x - x) * kept, y: y + (part.y - y) * kept, zoom });
}

/** Moved by so many units of the drawing. */
export function moved(part: MapPart, right: number, down: number, { width, height }: Size): MapPart {
  return within({ ...part, x: part.x + right / width, y: part.y + down / height });
}

/** Moved by a part of what is seen. */
export function stepped(part: MapPart, right: number, down: number): MapPart {
  return within({ ...part, x: part.x + right / part.zoom, y: part.y + down / part.zoom });
}

function within(part: MapPart): MapPart {
  const clip = (value: number): number => Math.min(1, Math.max(0, value));
  return { ...part, x: clip(part.x), y: clip(part.y) };
}
