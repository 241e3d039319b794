import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { comparedValue } from '../../src/model/comparedRow.ts';
import type { Session } from './session.ts';
import { activeCell, type Sheet } from './sheet.ts';
import { wholeText } from './valueText.ts';

/** The whole of what stands in the cell with the focus, however long, and what can be done with all runs. */
export function foot(session: Session, sheet: Sheet): TemplateResult {
  const { content, place } = session;
  const active = activeCell(sheet, place.active);
  const value = active && comparedValue(active.row, active.run);
  const name = content.runs[active?.run ?? -1]?.name ?? '';
  return html`<div class="foot" role="group" aria-label="The chosen value, and what can be done with these runs">
    ${
      active && value !== undefined
        ? html`<p class="whole-value" tabindex="0" role="note">
            <span class="dim">${plainText(active.row.name, 80)} of ${plainText(name, 80)}:</span>
            ${wholeText({ section: active.section, name: active.row.name }, value)}
          </p>`
        : html`<span class="grow"></span>`
    }
    <vscode-button @click=${() => session.chart()}>Charts of These Runs</vscode-button>
  </div>`;
}
