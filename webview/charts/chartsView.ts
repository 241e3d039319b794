import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { plainText } from '../../src/base/plainText.ts';
import { failureBand } from '../common/failureBand.ts';
import { bar } from './bar.ts';
import { card } from './card.ts';
import { imagesSection } from './images/imagesSection.ts';
import { runList } from './runList.ts';
import { sectionHead } from './sectionHead.ts';
import type { Session } from './session.ts';
import type { Shown } from './shown.ts';
import { nothingToShow } from './nothingToShow.ts';

/** The page: one bar of controls, the runs, and their charts, of which only those near the view are drawn. */
export function chartsView(session: Session, shown: Shown): TemplateResult {
  const { viewport, content, attempts } = session;
  return html`<div class="charts-page">
    <h1 class="unseen">${plainText(content.title)}</h1>
    ${bar(session)} ${failureBand(attempts)}
    ${content.notices.map((text) => html`<div class="band" role="status">${plainText(text, 400)}</div>`)}
    <div class="sides">
      ${runList(session, shown)}
      <div class="scroll" ${ref(viewport.attach)}>
        ${nothingToShow(session, shown) ?? charts(session, shown)} ${images(session, shown)}
      </div>
    </div>
  </div>`;
}

/** Below the charts; before these have their places, everything is in sight. */
function images(session: Session, { full, runs }: Shown): TemplateResult | '' {
  return full || session.viewport.width === 0 ? '' : imagesSection(session, runs);
}

function charts(session: Session, shown: Shown): TemplateResult {
  return html`<div class="all-charts ${shown.full ? 'one' : ''}" .style=${`height: ${shown.height}px`}>
    ${repeat(
      shown.kept,
      ({ id }) => id,
      (cell) => (cell.kind === 'head' ? sectionHead(cell, session, shown) : card(cell, session, shown)),
    )}
  </div>`;
}
