import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { statusWord } from '../../src/model/words.ts';
import { failureBand } from '../common/failureBand.ts';
import { statusShape } from '../common/statusShape.ts';
import { artifacts } from './artifacts.ts';
import { datasets } from './datasets.ts';
import { facts, runDuration } from './facts.ts';
import { metricTable } from './metricTable.ts';
import { models } from './models.ts';
import { note } from './note.ts';
import { relatives } from './relatives.ts';
import { reproduce } from './reproduce.ts';
import { section } from './section.ts';
import type { Session } from './session.ts';
import { tags, texts } from './texts.ts';
import type { RunShown } from './view.ts';

/** The whole page: what the run is, then what it logged, and beside that what belongs to it. */
export function runView(session: Session, page: RunShown): TemplateResult {
  const { content } = session;
  const { params, metrics, systemMetrics } = content;
  return html`${banner(session)}
    <div class="runPage">
      ${header(session)} ${facts(session)}
      <div class="columns">
        <div class="column">
          ${note(session, page)}
          ${section(page, {
            id: 'metrics',
            title: 'Metrics',
            count: metrics.keys.length,
            body: () => metricTable(session, 'metrics', metrics, 'This run has logged no metrics.'),
          })}
          ${section(page, {
            id: 'params',
            title: 'Params',
            count: params.length,
            body: () => texts(session, 'params', params, 'This run has logged no params.'),
          })}
          ${
            systemMetrics.keys.length === 0
              ? ''
              : section(page, {
                  id: 'system',
                  title: 'System metrics',
                  count: systemMetrics.keys.length,
                  isFolded: true,
                  body: () => metricTable(session, 'system', systemMetrics, ''),
                })
          }
          ${datasets(session, page)}
        </div>
        <div class="column">
          ${tags(session, page)} ${models(session, page)} ${relatives(session, page)} ${artifacts(session, page)}
          ${reproduce(session, page)}
        </div>
      </div>
    </div>`;
}

function header(session: Session): TemplateResult {
  const { facts: run, warnings } = session.content;
  const took = runDuration(run);
  return html`<header>
    ${statusShape(run.status)}
    <h1>${plainText(run.name === '' ? run.runId : run.name, 200)}</h1>
    <span class="state"
      >${statusWord(run.status)}${took === undefined ? '' : html` · <span class="figure">${took}</span>`}</span
    >
    ${warnings.map((warning) => html`<span class="warn">⚠ ${plainText(warning)}</span>`)}
    <span class="grow"></span>
    <vscode-button @click=${() => session.attempt(session.host.ask('openCharts', {}))}
      >Show Metric Charts</vscode-button
    >
  </header>`;
}

function banner(session: Session): TemplateResult {
  const { content, host } = session;
  const restore = (): void => session.attempt(host.ask('act', { action: 'restore' }));
  return html`${
    content.facts.isDeleted
      ? html`<div class="band" role="status">
          <span>This run is deleted. MLflow keeps it until somebody cleans up with <code>mlflow gc</code>.</span>
          <vscode-button appearance="secondary" @click=${restore}>Restore</vscode-button>
        </div>`
      : ''
  }${failureBand(session.attempts)}`;
}
