import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { placeUpTo } from '../../src/charts/imageRows.ts';
import { textOf } from './fields.ts';

interface Steps {
  /** Of what there are several steps. */
  readonly name: string;
  readonly steps: readonly number[];
  readonly step: number;
  readonly choose: (step: number) => void;
  /** The keys that do the same. */
  readonly keys?: string;
}

/** Goes from step to step of what was logged again and again, and says which one it is. */
export function stepSlider({ name, steps, step, choose, keys = '' }: Steps): TemplateResult {
  const place = placeUpTo(steps, step);
  return html`<label class="choice"
      ><span>step</span>
      <input
        type="range"
        min="0"
        max=${steps.length - 1}
        step="1"
        title=${keys}
        aria-label="Step of ${plainText(name, 120)}"
        aria-valuetext="step ${step}, ${place + 1} of ${steps.length}"
        .value=${String(place)}
        @input=${(event: Event) => {
          const next = steps[Number(textOf(event))];
          if (next !== undefined) choose(next);
        }}
      />
    </label>
    <span class="figure">${step}</span>
    <span class="dim figure">${place + 1} of ${steps.length}</span>`;
}
