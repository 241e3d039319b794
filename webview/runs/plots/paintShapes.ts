import { fontSize, type Shape } from '../../../src/plots/shapes.ts';

/** Draws one after the other, as far as somebody goes on asking: many shapes are not drawn in one go. */
export function* paintShapes(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  shapes: readonly Shape[],
  fontFamily: string,
): Generator<void> {
  context.lineJoin = 'round';
  for (const shape of shapes) {
    context.globalAlpha = 'alpha' in shape ? (shape.alpha ?? 1) : 1;
    paint(context, shape, fontFamily);
    yield;
  }
}

function paint(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  shape: Shape,
  fontFamily: string,
): void {
  context.strokeStyle = shape.color;
  context.fillStyle = shape.color;
  context.lineWidth = shape.kind === 'line' ? shape.width : 1.5;
  context.setLineDash(shape.kind === 'line' ? [...(shape.dash ?? [])] : []);
  switch (shape.kind) {
    case 'line':
      context.beginPath();
      for (let at = 0; at + 1 < shape.points.length; at += 2) {
        context.lineTo(shape.points[at] ?? 0, shape.points[at + 1] ?? 0);
      }
      context.stroke();
      return;
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
