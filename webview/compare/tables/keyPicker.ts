import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { plainText } from '../../../src/base/plainText.ts';
import { openPopover, redrawPopover } from '../../common/popover.ts';
import type { Session } from '../session.ts';

/** By what rows are joined, in words. */
export function keyWords(keys: readonly string[]): string {
  return keys.length === 0 ? 'number of the row' : keys.map((key) => plainText(key, 40)).join(', ');
}

/** Opens the list of columns by which the rows of tables can be joined. */
export function openKeyPicker(button: HTMLElement, session: Session): void {
  openPopover(button, 'Join rows by', () => panel(session));
}

function panel(session: Session): TemplateResult {
  const { joined } = session.tables;
  if (!joined) return html``;
  const { keys, keyChoices } = joined;
  const choose = (next: readonly string[]): void => {
    session.tables.setKeys(next);
    redrawPopover();
  };
  return html`<div class="chooser-head">
      <p>Rows with the same values in these columns are joined.</p>
      <p class="dim">Without any, rows are joined by their number.</p>
    </div>
    <ul>
      ${keyChoices.map(
        (name) =>
          html`<li>
            <label
              ><input
                type="checkbox"
                .checked=${live(keys.includes(name))}
                @change=${() => choose(keys.includes(name) ? keys.filter((key) => key !== name) : [...keys, name])}
              />
              <span class="text">${plainText(name, 200)}</span></label
            >
          </li>`,
      )}
    </ul>`;
}
