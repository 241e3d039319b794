import { html, type TemplateResult } from 'lit';
import type { RowPlace } from '../../src/protocol/runs.ts';

/** Deeper than this rows move no further in: their names need room. */
const mostIndents = 6;

/** What shows and folds away the rows below one; room for it where there are none, so that names stand below each other. */
export function twisty(place: RowPlace | undefined): TemplateResult {
  if (place?.isOpen === undefined) return html`<span class="twisty none"></span>`;
  return html`<span class="twisty ${place.isOpen ? 'open' : ''}" aria-hidden="true"
    ><svg viewBox="0 0 16 16" width="16" height="16"><path d="M6 4l4 4-4 4"></path></svg
  ></span>`;
}

export function indent({ level }: RowPlace): TemplateResult | '' {
  if (level < 2) return '';
  return html`<span class="indent" .style=${`width: ${Math.min(level - 1, mostIndents) * 12}px`}></span>`;
}
