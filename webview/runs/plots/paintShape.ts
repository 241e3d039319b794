import { fontSize, type LineShape, type Shape } from '../../../src/plots/shapes.ts';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** On a canvas that is as fine as the screen. */
export function paintShape(context: Context, shape: Shape, fontFamily: string): void {
  context.globalAlpha = 'alpha' in shape ? (shape.alpha ?? 1) : 1;
  context.strokeStyle = shape.color;
  context.fillStyle = shape.color;
  context.lineWidth = 1.5;
  context.setLineDash([]);
  if (shape.kind === 'line') paintLine(context, shape);
  else paintOther(context, shape, fontFamily);
}

function paintLine(context: Context, { points, width, dash, isHair = false, alpha = 1 }: LineShape): void {
  // Only lines of one pixel of the screen are quick, and there may be several to one of the page: those are denser instead.
  const fine = devicePixelRatio;
  context.lineJoin = 'round';
  context.lineWidth = isHair ? 1 / fine : width;
  if (isHair) context.globalAlpha = Math.min(1, alpha * Math.max(1, fine));
  if (dash) context.setLineDash([...dash]);
  context.beginPath();
  for (let at = 0; at + 1 < points.length; at += 2) context.lineTo(points[at] ?? 0, points[at + 1] ?? 0);
  context.stroke();
}

function paintOther(context: Context, shape: Exclude<Shape, LineShape>, fontFamily: string): void {
  switch (shape.kind) {
    case 'dot':
      context.beginPath();
      context.arc(shape.x, shape.y, shape.radius, 0, 2 * Math.PI);
      if (shape.isHollow) context.stroke();
      else context.fill();
      return;
    case 'box':
      if (shape.isHollow) context.strokeRect(shape.x, shape.y, shape.width, shape.height);
      else context.fillRect(shape.x, shape.y, shape.width, shape.height);
      return;
    case 'text':
      context.font = `${shape.isStrong ? 600 : 400} ${fontSize}px ${fontFamily}`;
      context.textAlign = shape.align === 'middle' ? 'center' : shape.align;
      if (shape.halo !== undefined) {
        context.strokeStyle = shape.halo;
        context.lineWidth = 3;
        context.strokeText(shape.text, shape.x, shape.y);
      }
      context.fillText(shape.text, shape.x, shape.y);
  }
}
