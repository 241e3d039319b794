import { html, type TemplateResult } from 'lit';
import { brushOf, brushWords, stretchOf, type Brush } from '../../../../src/plots/brush.ts';
import type { ParallelPicture } from '../../../../src/plots/parallel.ts';
import { wordsAt } from '../../../../src/plots/plotAxis.ts';
import type { AxisPart } from './axisControls.ts';
import { focusLater } from './axisTitle.ts';

type End = 'low' | 'high';

/** Along an axis: a drag brushes, a brush is moved by its middle and changed by its ends, a press elsewhere takes it away. */
export function brushStrip(part: AxisPart, { top, bottom, lane }: ParallelPicture): TemplateResult {
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
          @pointerdown=${(event: PointerEvent) => moveBy(event, part, at, stretch, height)}
        >
          ${thumb(part, at, 'high', stretch)}${thumb(part, at, 'low', stretch)}
        </div>`;
      })}
    </div>
    ${
      axis.absent === ''
        ? ''
        : html`<button
            class="lane ${brushes.includes('absent') ? 'brushed' : ''}"
            aria-pressed=${brushes.includes('absent')}
            aria-label=${`Brush runs without a place on ${axis.column.title}: ${axis.absent}`}
            .style=${`top: ${lane - 11}px`}
            @click=${() =>
              part.setBrushes(
                brushes.includes('absent') ? brushes.filter((brush) => brush !== 'absent') : [...brushes, 'absent'],
              )}
          ></button>`
    }`;
}

/** An end of a brush, which keys move as they would a slider. */
function thumb(part: AxisPart, at: number, end: End, stretch: readonly [number, number]): TemplateResult {
  const { axis, brushes } = part;
  const { title, key } = axis.column;
  const [from, to] = stretch;
  const now = end === 'low' ? from : to;
  return html`<span
    class="thumb ${end}"
    role="slider"
    tabindex="0"
    data-brush=${`${key} ${at} ${end}`}
    aria-label=${`${title}, ${end === 'low' ? 'lower' : 'upper'} end of brush ${at + 1} of ${brushes.length}`}
    aria-orientation="vertical"
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.round(now * 100)}
    aria-valuetext=${wordsAt(axis, now)}
    title=${brushWords(axis, brushes[at] ?? 'absent')}
    @keydown=${(event: KeyboardEvent) => {
      const next = keyed(event, now, axis.labels ? 1 / axis.labels.length : 0.02);
      if (event.key === 'Delete' || event.key === 'Backspace') {
        part.setBrushes(brushes.filter((_, index) => index !== at));
        focusLater(`[data-axis="${CSS.escape(key)}"]`);
      } else if (next === undefined) return;
      else change(part, at, end === 'low' ? [Math.min(next, to), to] : [from, Math.max(next, from)]);
      event.preventDefault();
      event.stopPropagation();
    }}
    @pointerdown=${(event: PointerEvent) => {
      event.stopPropagation();
      follow(event, (unit) => change(part, at, [end === 'low' ? to : from, unit]));
    }}
  ></span>`;
}

function keyed({ key }: KeyboardEvent, now: number, step: number): number | undefined {
  const by = { ArrowUp: step, ArrowRight: step, ArrowDown: -step, ArrowLeft: -step, PageUp: 0.1, PageDown: -0.1 }[key];
  const next = { Home: 0, End: 1 }[key] ?? (by === undefined ? undefined : now + by);
  return next === undefined ? undefined : Math.max(0, Math.min(1, next));
}

function change({ axis, brushes, setBrushes }: AxisPart, at: number, [one, other]: readonly [number, number]): void {
  setBrushes(brushes.map((brush, index) => (index === at ? brushOf(axis, one, other) : brush)));
}

/** A new one beside those that are there; a press that goes nowhere takes them all away. */
function brushBy(event: PointerEvent, { axis, brushes, setBrushes }: AxisPart): void {
  if (event.button !== 0) return;
  let [start, made]: [number | undefined, Brush | undefined] = [undefined, undefined];
  follow(
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

function moveBy(
  event: PointerEvent,
  part: AxisPart,
  at: number,
  [from, to]: readonly [number, number],
  height: number,
): void {
  event.stopPropagation();
  const startY = event.clientY;
  follow(event, (_, clientY) => {
    const by = Math.max(-from, Math.min(1 - to, (startY - clientY) / height));
    change(part, at, [from + by, to + by]);
  });
}

/** Says where on the axis the pointer is, until it is let go. */
function follow(event: PointerEvent, move: (unit: number, clientY: number) => void, done?: () => void): void {
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
