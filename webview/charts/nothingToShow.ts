import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import type { Session } from './session.ts';
import type { Shown } from './shown.ts';

/** Why there is no chart, and what can be done about it. */
export function nothingToShow(session: Session, { sections, runs }: Shown): TemplateResult | undefined {
  const { content, view, look } = session;
  if (content.runs.length === 0) return noRuns(session);
  if (content.metrics.length === 0) {
    return sentence(
      content.runs.some(({ isLive }) => isLive)
        ? 'Nothing is logged yet. A chart appears when a run logs its first metric.'
        : content.runs.length === 1
          ? 'This run logged no metric.'
          : 'None of these runs logged a metric.',
    );
  }
  if (sections.length === 0) {
    return sentence(`No metric has “${plainText(view.search, 60)}” in its name.`, 'Clear Search', () =>
      look({ search: '' }),
    );
  }
  if (runs.length === 0) return sentence('All runs are hidden.', 'Show All', session.showAll);
  return undefined;
}

function noRuns({ content: { firstRun }, attempt, host }: Session): TemplateResult {
  if (firstRun === undefined) return sentence('There are no runs to draw: no run is found, or they were deleted.');
  return html`<div class="middle">
    <p role="status">There are no runs yet. A script like this logs one, and its curve appears here:</p>
    <pre class="snippet" tabindex="0" aria-label="Python">${firstRun.trimEnd()}</pre>
    <vscode-button @click=${() => attempt(host.ask('copy', { text: firstRun }))}>Copy</vscode-button>
  </div>`;
}

function sentence(text: string, action?: string, act?: () => void): TemplateResult {
  return html`<div class="middle" role="status">
    <p>${text}</p>
    ${action === undefined ? '' : html`<vscode-button @click=${act}>${action}</vscode-button>`}
  </div>`;
}
