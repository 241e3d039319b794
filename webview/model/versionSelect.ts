import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { plainText } from '../../src/base/plainText.ts';
import type { Session } from './session.ts';

/** A list of so many is enough to choose from: the newest, and those that have an alias. */
const mostOptions = 200;

/** One of the versions. */
export function versionSelect(
  label: string,
  value: string,
  { all }: Session,
  choose: (version: string) => void,
): TemplateResult {
  const offered = all.filter(({ row, aliases }, at) => at < mostOptions || aliases.length > 0 || row.version === value);
  return html`<label class="choice"
    ><span>${label}</span>
    <select
      class="field"
      aria-label=${label}
      .value=${live(value)}
      @change=${(event: Event) => choose((event.currentTarget as HTMLSelectElement).value)}
    >
      ${all.some(({ row }) => row.version === value) ? '' : html`<option value=${value} selected>${plainText(value, 20)}</option>`}
      ${offered.map(
        ({ row, aliases }) =>
          html`<option value=${row.version} ?selected=${row.version === value}>
            ${[row.version, ...aliases.map((alias) => `@${plainText(alias, 30)}`)].join(' ')}
          </option>`,
      )}
    </select></label
  >`;
}
