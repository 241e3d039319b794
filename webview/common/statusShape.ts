import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { RunStatus } from '../../src/model/run.ts';

const circle = svg`<circle cx="8" cy="8" r="6"></circle>`;

/** Told apart by shape, and not only by colour. */
const shapes: { readonly [Status in RunStatus]: SVGTemplateResult } = {
  FINISHED: svg`${circle}<path d="M5 8.2 7.2 10.4 11 5.8"></path>`,
  FAILED: svg`${circle}<path d="M5.8 5.8 10.2 10.2M10.2 5.8 5.8 10.2"></path>`,
  KILLED: svg`${circle}<path d="M3.8 3.8 12.2 12.2"></path>`,
  RUNNING: svg`<path d="M8 2A6 6 0 1 1 2 8"></path><path d="M6.6 5.4 10.4 8 6.6 10.6Z"></path>`,
  SCHEDULED: svg`${circle}<path d="M8 4.6V8L10.4 9.6"></path>`,
  UNKNOWN: svg`${circle}<path d="M6.2 6.4C6.2 4 9.8 4 9.8 6.4 9.8 7.8 8 7.6 8 9M8 11V11.4"></path>`,
};

/** The sign of a run's state; the word stands beside it. */
export function statusShape(status: RunStatus): TemplateResult {
  return html`<svg class="status ${status.toLowerCase()}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    ${shapes[status]}
  </svg>`;
}
