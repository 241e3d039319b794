import { html, type TemplateResult } from 'lit';
import { brushOf, stretchOf, type Brush } from '../../../../src/plots/brush.ts';
import type { ParallelPlaces } from '../../../../src/plots/parallelPlaces.ts';
import type { AxisPart } from './axisControls.ts';
import { brushThumb } from './brushThumb.ts';
import { changeBrush, stretchAt } from './changeBrush.ts';
import { followPointer } from './followPointer.ts';

/** Along an axis: a drag brushes, a brush is moved by its middle and changed by its ends, a press elsewhere takes it away. */
export function brushStrip(part: AxisPart, { top, bottom, lane }: ParallelPlaces): TemplateResult {
  const { axis, brushes } = part;
  const height = bottom - top;
  return html`<div
      class="axis-strip"
      .style=${`top: ${top}px; height: ${height}px`}
      @pointerdown=${(event: PointerEvent) => brushBy(event, part)}
    >
      ${brushes.map((brush, at) => {
        const stretch = stretchOf(axis, brush);
        if (!stretch) return '';
        const [from, to] = stretch;
        return html`<div
          class="brush"
          .style=${`top: ${(1 - to) * height}px; height: ${Math.max(2, (to - from) * height)}px`}
          @pointerdown=${(event: PointerEvent) => moveBy(event, part, at, height)}
        >
          ${brushThumb(part, at, 'high', stretch)}${brushThumb(part, at, 'low', stretch)}
        </div>`;
      })}
    </div>
    ${
      axis.absent === ''
        ? ''
        : html`<button
            class="lane ${brushes.includes('absent') ? 'brushed' : ''}"
            title=${axis.absent}
            aria-pressed=${brushes.includes('absent')}
            aria-label=${`Brush runs without a place on ${axis.column.title}: ${axis.absent}`}
            .style=${`top: ${lane - 11}px`}
            @click=${() => toggleAbsent(part)}
          ></button>`
    }`;
}

function toggleAbsent({ brushes, setBrushes }: AxisPart): void {
  setBrushes(brushes.includes('absent') ? brushes.filter((brush) => brush !== 'absent') : [...brushes, 'absent']);
}

/** A new one beside those that are there; a press that goes nowhere takes them all away. */
function brushBy(event: PointerEvent, part: AxisPart): void {
  if (event.button !== 0) return;
  const { axis, brushes, setBrushes } = part;
  let [start, made]: [number | undefined, Brush | undefined] = [undefined, undefined];
  followPointer(
    event,
    (unit) => {
      start ??= unit;
      if (made === undefined && Math.abs(unit - start) < 0.01) return;
      made = brushOf(axis, start, unit);
      setBrushes([...brushes, made]);
    },
    () => made === undefined && brushes.length > 0 && setBrushes([]),
  );
}

function moveBy(event: PointerEvent, part: AxisPart, at: number, height: number): void {
  event.stopPropagation();
  const startY = event.clientY;
  const [from, to] = stretchAt(part, at);
  followPointer(event, (_, clientY) => {
    const by = Math.max(-from, Math.min(1 - to, (startY - clientY) / height));
    changeBrush(part, at, [from + by, to + by]);
  });
}
