import { html, type TemplateResult } from 'lit';
import { brushOf, stretchOf } from '../../../../src/plots/brush.ts';
import type { PlotAxis } from '../../../../src/plots/plotAxis.ts';
import { widthOf } from '../../../../src/plots/shapes.ts';
import { openMenu, type MenuItem } from '../../../common/menu.ts';
import type { ParallelPlaces } from '../../../../src/plots/parallelPlaces.ts';
import type { AxisPart } from './axisControls.ts';

let dragged: AxisPart | undefined;

/** What an axis is called: a button for all that can be done with the axis; dragged, it takes the axis to another place. */
export function axisTitle(part: AxisPart, { axes, apart }: ParallelPlaces, update: () => void): TemplateResult {
  const { axis, index } = part;
  const { title, key } = axis.column;
  const isLast = index === axes.length - 1;
  const side = index === 0 ? 'at-start' : isLast ? 'at-end' : '';
  const room = index === 0 || isLast ? outerRoom(axes[index === 0 ? 1 : index - 1], apart) : apart - 6;
  return html`<button
    class="axis-title ${side}"
    data-axis=${key}
    draggable="true"
    aria-haspopup="menu"
    title=${`${title}${part.isLog ? ' (log)' : ''}\nDrag to move; Alt and arrow keys do the same; B adds a brush`}
    .style=${`max-width: ${Math.max(44, room)}px`}
    @click=${(event: Event) => openMenu(event.currentTarget as HTMLElement, `Axis ${title}`, items(part, axes.length))}
    @keydown=${(event: KeyboardEvent) => keyDown(event, part)}
    @dragstart=${(event: DragEvent) => {
      dragged = part;
      event.dataTransfer?.setData('text/plain', key);
    }}
    @dragover=${(event: DragEvent) => {
      if (dragged) event.preventDefault();
    }}
    @drop=${(event: DragEvent) => {
      event.preventDefault();
      if (dragged) dragged.move(index - dragged.index);
      dragged = undefined;
      update();
    }}
  >
    <span class="text">${title}</span>${part.isLog && apart > 110 ? html`<span class="dim">log</span>` : ''}
  </button>`;
}

/** As far as the title of the next axis, whose middle is over it. */
function outerRoom(next: PlotAxis | undefined, apart: number): number {
  return apart + 16 - (next ? Math.min(apart - 6, widthOf(next.column.title) * 1.2 + 8) / 2 : 0);
}

function items(part: AxisPart, count: number): readonly MenuItem[] {
  const { axis, index, isLog, brushes } = part;
  return [
    { label: 'Add Brush', key: 'B', run: () => addBrush(part) },
    {
      label: 'Brush Those Without a Value',
      isDisabled: axis.absent === '' || brushes.includes('absent'),
      run: () => part.setBrushes([...part.brushes, 'absent']),
    },
    { label: 'Remove Brushes', isDisabled: brushes.length === 0, run: () => part.setBrushes([]) },
    { label: isLog ? 'Linear Scale' : 'Log Scale', isDisabled: !axis.canLog, run: part.toggleLog },
    { label: 'Move Left', key: 'Alt+←', isDisabled: index === 0, run: () => move(part, -1) },
    { label: 'Move Right', key: 'Alt+→', isDisabled: index === count - 1, run: () => move(part, 1) },
    { label: 'Remove Axis', key: 'Delete', isDisabled: count === 1, run: part.remove },
  ];
}

function keyDown(event: KeyboardEvent, part: AxisPart): void {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (by !== undefined && event.altKey) move(part, by);
  else if (event.key === 'b' && !event.ctrlKey && !event.metaKey) addBrush(part);
  else if (event.key === 'Delete') part.remove();
  else return;
  event.preventDefault();
}

function move(part: AxisPart, by: number): void {
  part.move(by);
  // The focus follows the axis.
  focusLater(`[data-axis="${CSS.escape(part.axis.column.key)}"]`);
}

/** Over the upper half, or where the others leave most room. */
function addBrush({ axis, brushes, setBrushes }: AxisPart): void {
  const [from, to] = widestGap(brushes.flatMap((brush) => [stretchOf(axis, brush) ?? []].filter(isStretch)));
  const brush =
    brushes.length === 0 ? brushOf(axis, 0.5, 1) : brushOf(axis, from + (to - from) / 4, to - (to - from) / 4);
  setBrushes([...brushes, brush]);
  focusLater(`[data-brush="${CSS.escape(axis.column.key)} ${brushes.length} high"]`);
}

function widestGap(stretches: readonly (readonly [number, number])[]): readonly [number, number] {
  let [end, best]: [number, readonly [number, number]] = [0, [0, 0]];
  for (const [from, to] of [...stretches.toSorted(([a], [b]) => a - b), [1, 1] as const]) {
    if (from - end > best[1] - best[0]) best = [end, from];
    end = Math.max(end, to);
  }
  return best;
}

function isStretch(stretch: readonly number[]): stretch is readonly [number, number] {
  return stretch.length === 2;
}

/** Once it has been drawn where it is now. */
export function focusLater(selector: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus()));
}
