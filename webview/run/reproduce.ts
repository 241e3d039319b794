import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import type { Reproduction } from '../../src/protocol/run.ts';
import { choice } from '../common/fields.ts';
import { pieceView } from '../common/pieceView.ts';
import { shells } from '../common/shell.ts';
import { section } from './section.ts';
import type { Session } from './session.ts';
import type { RunShown } from './view.ts';

/** What would make the run again, as far as MLflow recorded it. Podium copies it, and runs none of it. */
export function reproduce(session: Session, page: RunShown): TemplateResult {
  return section(page, {
    id: 'reproduce',
    title: 'Reproduce',
    body: () => pieceView(session.reproduction, 'what MLflow recorded', (known) => reproduction(session, page, known)),
  });
}

function reproduction(session: Session, { view, look }: RunShown, known: Reproduction): TemplateResult {
  const { host, content } = session;
  const { environment, repositoryUrl } = known;
  const commands = known.commands[view.shell];
  const checkOut = (): void => session.attempt(host.ask('act', { action: 'checkOutCommit' }));
  return html`<dl class="facts">
      ${
        repositoryUrl === undefined
          ? ''
          : html`<div>
              <dt>Repository</dt>
              <dd>${plainText(repositoryUrl, 200)}</dd>
            </div>`
      }
      ${
        environment?.python === undefined
          ? ''
          : html`<div>
              <dt>Python</dt>
              <dd>${plainText(environment.python, 40)}</dd>
            </div>`
      }
    </dl>
    ${environment ? requirements(environment.requirements, environment.from) : ''}
    ${commands === '' ? '' : html`<pre tabindex="0" aria-label="Commands">${commands}</pre>`}
    ${known.missing[view.shell].map((sentence) => html`<p class="dim">${sentence}</p>`)}
    <div class="buttons">
      ${
        commands === ''
          ? ''
          : html`<vscode-button
                appearance="secondary"
                @click=${() => session.attempt(host.ask('copy', { text: commands }))}
                >Copy Commands</vscode-button
              >
              ${choice({ label: 'for', value: view.shell, names: shells, choose: (shell) => look({ shell }) })}`
      }
      ${
        content.facts.commit === undefined
          ? ''
          : html`<vscode-button appearance="secondary" @click=${checkOut}>Check Out Commit…</vscode-button>`
      }
    </div>`;
}

function requirements(list: readonly string[], from: string): TemplateResult {
  return html`<details class="long">
    <summary>${list.length} requirements, recorded with ${plainText(from, 60)}</summary>
    <pre tabindex="0">${list.map((one) => `${plainText(one, 400)}\n`)}</pre>
  </details>`;
}
