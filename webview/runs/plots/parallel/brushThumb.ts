import { html, type TemplateResult } from 'lit';
import { brushWords } from '../../../../src/plots/brush.ts';
import { wordsAt } from '../../../../src/plots/plotAxis.ts';
import type { AxisPart } from './axisControls.ts';
import { focusLater } from './axisTitle.ts';
import { changeBrush, stretchAt, type Stretch } from './changeBrush.ts';
import { followPointer } from './followPointer.ts';

type End = 'low' | 'high';

/** An end of a brush, which keys move as they would a slider. */
export function brushThumb(part: AxisPart, at: number, end: End, stretch: Stretch): TemplateResult {
  const { axis, brushes } = part;
  const { title, key } = axis.column;
  const now = stretch[end === 'low' ? 0 : 1];
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
      if (event.key === 'Delete' || event.key === 'Backspace') remove(event, part, at);
      else if (!moveEnd(event, part, at, end)) return;
      event.preventDefault();
      event.stopPropagation();
    }}
    @pointerdown=${(event: PointerEvent) => {
      event.stopPropagation();
      const [from, to] = stretchAt(part, at);
      followPointer(event, (unit) => changeBrush(part, at, [end === 'low' ? to : from, unit]));
    }}
  ></span>`;
}

/** Whether the key moves it. */
function moveEnd(event: KeyboardEvent, part: AxisPart, at: number, end: End): boolean {
  const [from, to] = stretchAt(part, at);
  const { labels } = part.axis;
  const next = keyed(event, end === 'low' ? from : to, labels ? 1 / labels.length : 0.02);
  if (next === undefined) return false;
  changeBrush(part, at, end === 'low' ? [Math.min(next, to), to] : [from, Math.max(next, from)]);
  return true;
}

function keyed({ key }: KeyboardEvent, now: number, step: number): number | undefined {
  const by = { ArrowUp: step, ArrowRight: step, ArrowDown: -step, ArrowLeft: -step, PageUp: 0.1, PageDown: -0.1 }[key];
  const next = { Home: 0, End: 1 }[key] ?? (by === undefined ? undefined : now + by);
  return next === undefined ? undefined : Math.max(0, Math.min(1, next));
}

/** A key that is held down takes away one, not the next ones too. */
function remove({ repeat }: KeyboardEvent, { axis, brushes, setBrushes }: AxisPart, at: number): void {
  if (repeat) return;
  setBrushes(brushes.filter((_, index) => index !== at));
  focusLater(`[data-axis="${CSS.escape(axis.column.key)}"]`);
}
