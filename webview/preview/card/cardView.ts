import { html, type TemplateResult } from 'lit';
import { plainText } from '../../../src/base/plainText.ts';
import { fileSize } from '../../../src/model/words.ts';
import { failureBand } from '../../common/failureBand.ts';
import { pieceView } from '../../common/pieceView.ts';
import type { CardSession } from './cardSession.ts';
import { copyButton } from './copyButton.ts';
import { environmentView } from './environmentView.ts';
import { exampleView } from './exampleView.ts';
import { flavorsView } from './flavorsView.ts';
import { othersView } from './othersView.ts';
import { payloadView } from './payloadView.ts';
import { signatureView } from './signatureView.ts';
import { loadView, serveView } from './snippetViews.ts';

/** A model, as its `MLmodel` and what lies beside it say. */
export function cardView(session: CardSession): TemplateResult {
  const { card, content, attempts } = session;
  const isInStore = /^(models|runs):/.test(session.use.state.value?.uri ?? '');
  return html`<div class="preview-page">
    ${failureBand(attempts)}
    <div class="card">
      <header>
        <h1>${plainText(content.title, 200)}</h1>
        <span class="grow"></span>
        ${
          isInStore
            ? html`<vscode-button appearance="secondary" @click=${session.showSizes}>Artifact Sizes</vscode-button>`
            : ''
        }
        <vscode-button appearance="secondary" @click=${session.openAsText}>Open as Text</vscode-button>
      </header>
      ${card.notes.map((note) => html`<p class="warn">⚠ ${plainText(note, 300)}</p>`)} ${facts(session)}
      <div class="card-columns">
        <div>
          ${signatureView(session)}
          ${
            card.example
              ? part('Input example', html`${pieceView(session.use, 'the input example', (use) => exampleView(use))}`)
              : ''
          }
          ${flavorsView(card.flavors)} ${othersView(card.others)}
        </div>
        <div>
          ${part(
            'Use it',
            pieceView(
              session.use,
              'what lies beside the model',
              (use) =>
                html`${use.notes.map((note) => html`<p class="dim">${plainText(note, 300)}</p>`)}
                ${loadView(session, use)} ${serveView(session, use)} ${payloadView(session, use)}`,
            ),
          )}
          ${part('Environment', pieceView(session.environment, 'what it needs', environmentView))}
        </div>
      </div>
    </div>
  </div>`;
}

function part(title: string, body: TemplateResult): TemplateResult {
  return html`<section aria-label=${title}>
    <h2>${title}</h2>
    ${body}
  </section>`;
}

function facts(session: CardSession): TemplateResult {
  const { modelId, runId, sizeBytes, mlflowVersion, pythonVersion, createdUtc } = session.card.facts;
  const { value: use } = session.use.state;
  return html`<dl class="card-facts">
    ${use && fact(session, 'URI', use.uri, true)} ${fact(session, 'Model ID', modelId, true)}
    ${fact(session, 'Run ID', runId, true)}
    ${fact(session, 'Size', sizeBytes === undefined ? undefined : fileSize(sizeBytes))}
    ${fact(session, 'Created', createdUtc === undefined ? undefined : `${createdUtc.replace(/\.\d+$/, '')} UTC`)}
    ${fact(session, 'MLflow', mlflowVersion)} ${fact(session, 'Python', pythonVersion)}
  </dl>`;
}

function fact(session: CardSession, name: string, value: string | undefined, isId = false): TemplateResult | '' {
  if (value === undefined) return '';
  const shown = plainText(value, 200);
  return html`<div>
    <dt>${name}</dt>
    <dd title=${shown}>${isId ? html`<code>${shown}</code> ${copyButton(session, value, `the ${name}`)}` : shown}</dd>
  </div>`;
}
