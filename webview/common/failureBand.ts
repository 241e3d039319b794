import { html, type TemplateResult } from 'lit';
import type { Attempts } from './attempts.ts';

/** Says what could not be done, until it is closed. */
export function failureBand({ failure, close }: Pick<Attempts, 'failure' | 'close'>): TemplateResult | '' {
  return failure === undefined
    ? ''
    : html`<div class="band" role="alert">
        <span>${failure}</span><button class="link" @click=${close}>Close</button>
      </div>`;
}
