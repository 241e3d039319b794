import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { amountOf } from './amount.ts';
import { chartActions } from './chartActions.ts';
import { dragging } from './drag.ts';
import { placeStyle, type CardCell } from './placing.ts';
import { plot } from './plot.ts';
import { pointsTable } from './pointsTable.ts';
import { nameOf } from './runWords.ts';
import { shortName } from './sections.ts';
import type { Curves } from './seriesLoader.ts';
import type { Session } from './session.ts';
import type { Shown } from './shown.ts';
import { wantOf } from './wants.ts';

/** One chart: its name, how much of it one sees, what can be done with it, and its curves, or its points as a table. */
export function card(cell: CardCell, session: Session, shown: Shown): TemplateResult {
  const { view, loader } = session;
  const { key } = cell.metric;
  const { full } = shown;
  const isFull = full?.id === key;
  const want = wantOf(cell, session, shown);
  const curves = loader.curvesOf(want);
  const isActive =
    key === (full ? full.id : (session.activeChart ?? shown.near.find(({ kind }) => kind === 'card')?.id));
  const { classes, start, over, leave, drop } = dragging(cell, session, shown);
  return html`<div
    class="chart ${isFull ? 'full' : ''} ${classes}"
    role="group"
    aria-label=${plainText(key)}
    tabindex=${isActive ? 0 : -1}
    data-chart=${key}
    .style=${placeStyle(cell)}
    @focusin=${() => session.activateChart(key)}
    @dragover=${over}
    @dragleave=${leave}
    @drop=${drop}
  >
    <div class="top" draggable=${isFull ? 'false' : 'true'} @dragstart=${start} @dragend=${leave}>
      ${head(cell, curves, session, shown, isActive ? 0 : -1)}
    </div>
    ${
      curves.failure !== undefined && curves.series.length === 0
        ? html`<div class="instead" role="alert">
            <p>${curves.failure}</p>
            <vscode-button appearance="secondary" @click=${() => loader.tryAgain(want)}>Try Again</vscode-button>
          </div>`
        : html`${plot(cell, curves, session, shown)}${view.tables.includes(key) ? table(cell, curves, session) : ''}`
    }
  </div>`;
}

function head(cell: CardCell, curves: Curves, session: Session, shown: Shown, tab: number): TemplateResult {
  const { view, loader } = session;
  const { key } = cell.metric;
  const isTable = view.tables.includes(key);
  const isFull = shown.full?.id === key;
  const act = chartActions(cell, session, shown);
  const menu = (open: (button: HTMLElement) => void) => (event: Event) => open(event.currentTarget as HTMLElement);
  return html`<b class="name" title=${plainText(key)}>${plainText(shortName(key, cell.section))}</b>
    <span class="dim amount" title=${amountOf(curves)} data-short=${amountOf(curves, true)}
      ><span>${amountOf(curves)}</span></span
    >
    ${
      curves.failure !== undefined && curves.series.length > 0
        ? html`<button
            class="link bad"
            tabindex=${tab}
            title=${curves.failure}
            @click=${() => loader.tryAgain(wantOf(cell, session, shown))}
          >
            out of date · Try Again
          </button>`
        : ''
    }
    <span class="grow"></span>
    ${
      isFull
        ? html`<button class="quiet" @click=${() => act.go('left')}>previous</button>
            <button class="quiet" @click=${() => act.go('right')}>next</button>`
        : ''
    }
    <button
      class="quiet"
      tabindex=${tab}
      aria-pressed=${isTable}
      title="Its points as a table (t)"
      @click=${act.toggleTable}
    >
      table
    </button>
    <button
      class="quiet"
      tabindex=${tab}
      aria-haspopup="menu"
      title="Save as PNG, SVG or CSV (s)"
      @click=${menu(act.chooseFormat)}
    >
      save
    </button>
    <button
      class="quiet"
      tabindex=${tab}
      title=${isFull ? 'Back to all charts (Escape)' : 'Fill the page (Enter)'}
      @click=${act.toggleFull}
    >
      ${isFull ? 'all charts' : 'enlarge'}
    </button>
    <button
      class="quiet"
      tabindex=${tab}
      aria-haspopup="menu"
      aria-label="More"
      title="Pin, move"
      @click=${menu(act.showMore)}
    >
      ⋯
    </button>`;
}

function table(cell: CardCell, curves: Curves, session: Session): TemplateResult {
  const { content, tablePages, update } = session;
  const { key } = cell.metric;
  return pointsTable({
    caption: plainText(key),
    series: curves.series.filter(({ values }) => values.length > 0),
    amount: amountOf(curves),
    nameOf: (id) => {
      const run = content.runs.find((each) => each.id === id);
      return run ? nameOf(run) : '';
    },
    page: tablePages.get(key) ?? 0,
    turn: (page) => {
      tablePages.set(key, page);
      update();
    },
  });
}
