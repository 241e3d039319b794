import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { openMenu } from '../common/menu.ts';
import { aliasChip } from './aliasChip.ts';
import type { Session } from './session.ts';
import { copyItems, openVersionMenu } from './versionMenu.ts';

/** The version that is chosen, with all that has no room in a row, and what can be done with it. */
export function versionFoot(session: Session): TemplateResult | '' {
  const line = session.selected;
  if (!line) return '';
  const { row, aliases } = line;
  const { version } = row;
  return html`<div class="foot" role="region" aria-label=${`Version ${version}`}>
    <b>Version ${plainText(version, 20)}</b> ${aliases.map(aliasChip)}
    <span class="dim said" title=${plainText(row.description, 1000)}>${plainText(row.description, 160)}</span>
    <span class="grow"></span>
    <button class="link" @click=${() => session.act({ action: 'modelCard', version })}>Model Card</button>
    <button
      class="link"
      aria-haspopup="menu"
      @click=${(event: Event) =>
        openMenu(event.currentTarget as HTMLElement, `Copy of version ${version}`, copyItems({ version }, session))}
    >
      Copy ▾
    </button>
    <button
      class="link"
      aria-haspopup="menu"
      @click=${(event: Event) => openVersionMenu(event.currentTarget as HTMLElement, line, session)}
    >
      More ▾
    </button>
  </div>`;
}
