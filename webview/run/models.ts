import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import type { RunModel, ShownModel, Versions } from '../../src/protocol/run.ts';
import { copyButton } from './copyButton.ts';
import { pieceView } from '../common/pieceView.ts';
import { section } from './section.ts';
import type { Session } from './session.ts';
import type { RunShown } from './view.ts';

/** The logged models of the run, and the registered versions that were made from it; where there are none, nothing is said of them. */
export function models(session: Session, page: RunShown): TemplateResult {
  const { loggedModelCount } = session.content;
  const { value: found, failure } = session.versions.state;
  return html`${
    loggedModelCount === 0
      ? ''
      : section(page, {
          id: 'loggedModels',
          title: 'Logged models',
          count: loggedModelCount,
          body: () => pieceView(session.loggedModels, 'the logged models', (list) => loggedModels(session, list)),
        })
  }${
    failure === undefined && (found?.items.length ?? 0) === 0
      ? ''
      : section(page, {
          id: 'versions',
          title: 'Registered versions',
          ...countOf(found),
          body: () => pieceView(session.versions, 'the registered versions', (known) => versions(session, known)),
        })
  }`;
}

function countOf(found: Versions | undefined): { readonly count?: number | string } {
  if (!found) return {};
  return { count: found.goesOn ? `${String(found.items.length)}+` : found.items.length };
}

function loggedModels(session: Session, list: readonly RunModel[]): TemplateResult {
  const rest = session.content.loggedModelCount - list.length;
  const all = (): void => {
    session.allModels = true;
    session.loggedModels.again();
  };
  return html`<ul class="rows">
      ${list.map(
        (model) =>
          html`<li>
            <span class="name"
              >${model.name === undefined ? html`<span class="dim">deleted since</span>` : plainText(model.name, 80) || 'no name'}</span
            >
            <code class="dim" title=${plainText(model.modelId, 80)}>${shortId(model.modelId)}</code>
            <span class="dim">${facts(model)}</span>
            ${registered(session, model).map(
              ({ name, version }) =>
                html`<button
                  class="link"
                  title="Registered as this: show the model"
                  @click=${() => session.attempt(session.host.ask('openModel', { name, version }))}
                >
                  ${plainText(name, 60)} ${plainText(version, 20)}
                </button>`,
            )}
            ${
              model.name === undefined
                ? ''
                : cardButton(session, { kind: 'loggedModel', modelId: model.modelId }, plainText(model.name, 60))
            }
            ${copyButton(session, `models:/${model.modelId}`, `models:/${plainText(model.modelId, 60)}`, 'Copy URI')}
          </li>`,
      )}
    </ul>
    ${
      rest <= 0
        ? ''
        : html`<p class="dim">
            ${list.length} of ${session.content.loggedModelCount} <button class="link" @click=${all}>Show All</button>
          </p>`
    }`;
}

/** What was made of it. */
function registered({ versions: { state } }: Session, { modelId }: RunModel): Versions['items'] {
  return state.value?.items.filter((version) => version.modelId === modelId) ?? [];
}

function facts({ isInput, step, type, status }: RunModel): string {
  return [
    isInput ? 'read by the run' : '',
    step === undefined ? '' : `step ${step.toLocaleString('en')}`,
    plainText(type ?? '', 40),
    status === undefined || status === 'READY' ? '' : status.toLowerCase().replaceAll('_', ' '),
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}

function versions(session: Session, { items, goesOn }: Versions): TemplateResult {
  return html`<ul class="rows versions">
      ${items.map(({ name, version, aliases, stage }) => {
        const reveal = (): void => session.attempt(session.host.ask('reveal', { kind: 'version', name, version }));
        const show = (): void => session.attempt(session.host.ask('openModel', { name, version }));
        return html`<li>
          <button class="link" title="Show the model, with all its versions" @click=${show}>
            ${plainText(name, 80)}
          </button>
          <button class="link" title="Reveal in the sidebar" @click=${reveal}>version ${plainText(version, 20)}</button>
          ${aliases.map(
            (alias) => html`<span class="chip ${alias === 'champion' ? '' : 'plain'}">@${plainText(alias, 40)}</span>`,
          )}
          ${cardButton(session, { kind: 'version', name, version }, `${plainText(name, 60)} version ${plainText(version, 20)}`)}
          ${stage === undefined ? '' : html`<span class="dim">${plainText(stage, 40)}</span>`}
        </li>`;
      })}
    </ul>
    ${goesOn ? html`<p class="dim">The first ${items.length}; there are more.</p>` : ''}`;
}

function cardButton(session: Session, what: ShownModel, words: string): TemplateResult {
  return html`<button
    class="quiet copy"
    title="What it takes, gives and needs, and how it is loaded and served"
    aria-label=${`Model card of ${words}`}
    @click=${() => session.attempt(session.host.ask('openModelCard', what))}
  >
    Model Card
  </button>`;
}

function shortId(modelId: string): string {
  const shown = plainText(modelId, 60);
  return shown.length > 14 ? `${shown.slice(0, 12)}…` : shown;
}
