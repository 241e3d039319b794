import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { plainText } from '../../src/base/plainText.ts';
import type { CompareContent } from '../../src/protocol/compare.ts';
import { imagesSection } from '../charts/images/imagesSection.ts';
import { failureBand } from '../common/failureBand.ts';
import { bar } from './bar.ts';
import { curvesSection } from './curvesSection.ts';
import { foot } from './foot.ts';
import type { Session } from './session.ts';
import { sheetOf } from './sheet.ts';
import { sheetKeyDown } from './sheetKeys.ts';
import { sheetView } from './sheetView.ts';
import type { Shown } from './shown.ts';
import { tablesSection } from './tables/tablesSection.ts';

/** The page: what is compared and how, the runs beside each other, and below them what is no word or number. */
export function compareView(session: Session, shown: Shown): TemplateResult {
  const { content, view, place, attempts, recorded } = session;
  const sheet = sheetOf(shown, content.runs.length, view.isTransposed, place.seen.width);
  return html`<div class="compare-page">
    <h1 class="unseen">${plainText(content.title)}</h1>
    ${bar(session, shown)} ${failureBand(attempts)}
    ${
      recorded.failures.length === 0
        ? ''
        : html`<div class="band" role="alert">
            <span>What the models were made with could not be read. ${recorded.failures.join(' ')}</span
            ><button class="link" @click=${recorded.tryAgain}>Try Again</button>
          </div>`
    }
    <div
      class="compare-scroll"
      ${ref(place.attach)}
      @scroll=${place.measure}
      @focusin=${place.focused}
      @keydown=${(event: KeyboardEvent) => sheetKeyDown(event, session, sheet)}
    >
      ${place.seen.width === 0 ? '' : html`${sheetView(session, sheet)} ${nothing(session, shown)} ${below(session, shown)}`}
    </div>
    ${foot(session, sheet)}
  </div>`;
}

/** As wide as the view, and not as the sheet. */
function below(session: Session, shown: Shown): TemplateResult {
  return html`<div class="below" .style=${`width: ${session.place.seen.width}px`}>
    ${curvesSection(session, shown)} ${tablesSection(session)} ${imagesSection(session, session.content.runs)}
  </div>`;
}

/** Why there is no row, and what can be done about it. */
function nothing({ content, view, look }: Session, { sections, all }: Shown): TemplateResult | '' {
  if (content.runs.length < 2) {
    return said('There is nothing to compare this run with. Add another one.');
  }
  if (all === 0 || content.sections.every(({ id, rows }) => id === 'source' || rows.length === 0))
    return said('These runs have logged nothing yet.');
  if (hasNothingInCommon(content)) return said('These runs have nothing in common.');
  if (sections.length === 0) {
    return said(`Nothing has “${plainText(view.search, 60)}” in its name.`, 'Clear Search', () => look({ search: '' }));
  }
  if (view.onlyDiffering && sections.every(({ rows, isFolded }) => rows.length === 0 && !isFolded)) {
    return said('These runs differ in nothing.', 'Show All', () => look({ onlyDiffering: false }));
  }
  return '';
}

function said(text: string, action?: string, act?: () => void): TemplateResult {
  return html`<div class="middle aside" role="status">
    <p>${text}</p>
    ${action === undefined ? '' : html`<vscode-button appearance="secondary" @click=${act}>${action}</vscode-button>`}
  </div>`;
}

/** Not a param, metric or tag that two of them have. */
function hasNothingInCommon({ sections }: CompareContent): boolean {
  const logged = sections.filter(({ id }) => id !== 'source').flatMap(({ rows }) => rows);
  return logged.length > 0 && logged.every(({ cells }) => cells.filter((cell) => cell >= 0).length < 2);
}
