import { html, type TemplateResult } from 'lit';
import { aliasRail } from './aliasRail.ts';
import { metricChart } from './metricChart.ts';
import { modelHead } from './modelHead.ts';
import type { Session } from './session.ts';
import type { VersionBook } from './versionBook.ts';
import { timeline } from './timeline.ts';
import { versionFoot } from './versionFoot.ts';
import { versionsCompared } from './versionsCompared.ts';
import { versionsGrid } from './versionsGrid.ts';

/** The whole page: which versions are in use, all versions, and beside them how it came to be so. */
export function modelView(session: Session): TemplateResult {
  const { trouble, versions, content, lines, view } = session;
  const failure = versions.failure ?? session.figures.failure;
  const tryAgain = (): void => (versions.failure === undefined ? session.figures.tryAgain() : versions.readMore());
  return html`<div class="model-page">
    ${modelHead(session)} ${band(trouble, 'Dismiss', () => void session.try(Promise.resolve()))}
    ${band(failure && `Not everything could be read. ${failure}`, 'Try Again', tryAgain)}
    ${band(failure === undefined ? restWords(versions) : undefined, 'Read More', () => versions.readMore())}
    ${
      content.hasAliases
        ? ''
        : html`<p class="note dim" role="note">
            This server knows stages only: aliases came with MLflow 2.3. Versions are promoted here by their stage.
          </p>`
    }
    <div class="parts">
      <div class="main">
        ${content.hasAliases ? aliasRail(session) : ''}
        ${view.compared ? versionsCompared(session, view.compared) : versionsGrid(session)}
        ${
          view.compared !== undefined || lines.length > 0
            ? ''
            : html`<p class="nothing dim" role="status">
                ${view.search.trim() === '' || session.all.length === 0 ? 'No versions yet. Register a model from a run.' : 'No version is like that.'}
              </p>`
        }
        ${view.compared ? '' : html`${metricChart(session)} ${versionFoot(session)}`}
      </div>
      ${content.hasAliases ? timeline(session) : ''}
    </div>
  </div>`;
}

function band(words: string | undefined, button: string, act: () => void): TemplateResult | '' {
  return words === undefined
    ? ''
    : html`<div class="band" role="alert">
        <span>${words}</span>
        <vscode-button appearance="secondary" @click=${act}>${button}</vscode-button>
      </div>`;
}

/** Very many are not read unasked. */
function restWords({ goesOn, isReading, rows }: VersionBook): string | undefined {
  if (!goesOn || isReading) return undefined;
  return `The newest ${rows.length.toLocaleString('en')} versions are read: what is sorted, found and drawn is of these.`;
}
