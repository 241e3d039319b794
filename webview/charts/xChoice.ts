import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { choice, textOf } from '../common/fields.ts';
import { matches } from '../common/matches.ts';
import type { Session } from './session.ts';
import type { XAxis } from './view.ts';

const names = [
  ['step', 'step'],
  ['time', 'wall time'],
  ['relative', 'relative time'],
  ['metric', 'a metric'],
] as const;
const mostProposed = 50;
/** What was typed last, which need not be a metric yet. */
let sought = '';

/** What stands on the x axis of all charts. A zoom is of one axis, so another axis ends it. */
export function xChoice({ content, options, look, choose, update }: Session): TemplateResult {
  const { x } = options;
  const keys = content.metrics.map(({ key }) => key);
  const take = (next: XAxis): void => {
    look({ zoom: undefined });
    choose({ x: next });
  };
  const axis = choice({
    label: 'x',
    value: x.by,
    names,
    choose: (by) => take(by === 'metric' ? { by, key: likely(keys) } : { by }),
  });
  if (x.by !== 'metric') return axis;
  const typed = (event: Event): void => {
    sought = textOf(event);
    if (keys.includes(sought) && sought !== x.key) take({ by: 'metric', key: sought });
    else update();
  };
  return html`${axis}
    <input
      class="field"
      list="x-metrics"
      aria-label="The metric on the x axis"
      .value=${x.key}
      @input=${typed}
      @change=${typed}
    />
    <datalist id="x-metrics">
      ${keys
        .filter(matches(sought))
        .slice(0, mostProposed)
        .map((key) => html`<option value=${key}>${plainText(key)}</option>`)}
    </datalist>`;
}

function likely(keys: readonly string[]): string {
  return keys.find((key) => /(^|\/)epochs?$/i.test(key)) ?? keys[0] ?? '';
}
