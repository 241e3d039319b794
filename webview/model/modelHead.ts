import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { textOf } from '../common/fields.ts';
import type { Session } from './session.ts';

/** What it is, a field that finds, and what is done most. */
export function modelHead(session: Session): TemplateResult {
  const { content, view, arrange, act } = session;
  const { name, description, store, canChange, hasAliases } = content;
  return html`<div class="bar">
    <h1>${plainText(name, 120)}</h1>
    <span class="dim about" title=${plainText(description, 1000)}
      >${description === '' ? '' : html`${plainText(description, 200)} · `}${countWords(session)} ·
      ${plainText(store, 60)}</span
    >
    <input
      id="search"
      class="field"
      type="search"
      placeholder="Find versions (/)"
      aria-label="Find versions"
      .value=${view.search}
      @input=${(event: Event) => arrange({ search: textOf(event) })}
    />
    ${
      session.pair && !view.compared
        ? html`<vscode-button appearance="secondary" @click=${() => session.look({ compared: session.pair })}
            >${session.isDuel ? 'Champion against Challenger' : 'Compare Two Versions'}</vscode-button
          >`
        : ''
    }
    ${
      canChange && session.isDuel
        ? html`<vscode-button
            title="Promote Challenger to Champion"
            @click=${() => act({ action: 'promoteChallenger' })}
            >Promote Challenger…</vscode-button
          >`
        : ''
    }
    ${
      canChange && hasAliases
        ? html`<vscode-button
            appearance=${session.isDuel ? 'secondary' : 'primary'}
            @click=${() => act({ action: 'promote', ...(session.selected && { version: session.selected.row.version }) })}
            >Promote…</vscode-button
          >`
        : ''
    }
  </div>`;
}

/** "3 of 9 versions", "5,000 of more versions read". */
function countWords({ lines, all, versions, view }: Session): string {
  const known = all.length.toLocaleString('en');
  const words = versions.goesOn ? `${known} of more versions` : `${known} ${all.length === 1 ? 'version' : 'versions'}`;
  return view.search.trim() === '' ? words : `${lines.length.toLocaleString('en')} of ${words}`;
}
