import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { live } from 'lit/directives/live.js';
import { plainText } from '../../src/base/plainText.ts';
import type { ChartRun } from '../../src/protocol/charts.ts';
import { openColorMenu } from '../common/colorMenu.ts';
import { bandsNow } from './bands.ts';
import type { ChartBand } from './chart/chartProps.ts';
import { lineSample } from './lineSample.ts';
import { liveStatus } from './live.ts';
import { labelOf, nameOf, statusWords } from './runWords.ts';
import type { Session } from './session.ts';
import type { Shown } from './shown.ts';

/** The runs that are drawn: which line is whose, what tells them apart, and which are hidden. Where there is no room it folds away. */
export function runList(session: Session, shown: Shown): TemplateResult {
  const { content, options, marks, showAll, isWide } = session;
  const { runs, partOf } = content;
  const count = partOf ?? (runs.length === 1 ? '1 run' : `${runs.length} runs`);
  const bands = bandsNow(shown.runs, options.band);
  const hiddenCount = runs.length - shown.runs.length;
  const isLabelled = runs.some((run) => labelOf(run) !== '');
  const head = html`<h2 title=${isLabelled ? 'Each with the params in which they differ' : ''}>${count}</h2>`;
  const body = html`${liveStatus(session)}${
    hiddenCount > 0
      ? html`<p class="some">
          <span class="dim">${hiddenCount} hidden</span>
          <button class="link" @click=${showAll}>Show All</button>
        </p>`
      : ''
  }
  ${guard(
    [runs, marks.all, bands, session.activeRun],
    () =>
      html`<ul @keydown=${moveInList}>
        ${repeat(
          runs,
          ({ id }) => id,
          (run) => row(run, bands, session),
        )}
      </ul>`,
  )}`;
  if (isWide) return html`<section class="runs" aria-label="Runs">${head}${body}</section>`;
  return html`<details class="runs">
    <summary>${head}</summary>
    ${body}
  </details>`;
}

function row(run: ChartRun, bands: readonly ChartBand[], session: Session): TemplateResult {
  const { content, marks, hide, activateRun, highlight, attempt, host, lookOf } = session;
  const { id, aliases, warnings } = run;
  const name = nameOf(run);
  const label = labelOf(run);
  const band = bands.find(({ lineIds }) => lineIds.includes(id));
  const tab = id === (session.activeRun ?? content.runs[0]?.id) ? 0 : -1;
  const { isHidden, color } = marks.of(id);
  const others = content.runs.map((other) => other.id).filter((other) => other !== id);
  const isOnly = !isHidden && others.length > 0 && others.every((other) => marks.isHidden(other));
  const only = (): void => {
    hide(isOnly ? others : [id], false);
    if (!isOnly) hide(others, true);
  };
  const openColors = ({ currentTarget }: Event): void =>
    openColorMenu(currentTarget as HTMLElement, name, color ?? null, (chosen) =>
      attempt(marks.change([id], { color: chosen })),
    );
  return html`<li
    class="run ${isHidden ? 'off' : ''}"
    @pointerenter=${() => highlight(id)}
    @pointerleave=${() => highlight(undefined)}
    @focusin=${() => {
      activateRun(id);
      highlight(id);
    }}
    @focusout=${() => highlight(undefined)}
  >
    <input
      type="checkbox"
      tabindex=${tab}
      aria-label="Show ${name}"
      .checked=${live(!isHidden)}
      @change=${() => hide([id], !isHidden)}
    />
    <button class="color" tabindex=${tab} aria-haspopup="menu" aria-label="Colour of ${name}" @click=${openColors}>
      ${lineSample(band ? { color: band.color, marker: band.color, dash: 0 } : lookOf(id))}
    </button>
    <div class="what">
      <button
        class="name"
        tabindex=${tab}
        title="Open ${name}"
        @click=${() => attempt(host.ask('openRun', { run: id }))}
      >
        ${name}
      </button>
      ${aliases.map((alias) => html` <span class="chip ${alias === 'champion' ? '' : 'plain'}">@${plainText(alias, 60)}</span>`)}
      ${state(run)} ${label === '' ? '' : html`<div class="label dim" title=${label}>${label}</div>`}
      ${warnings.map((warning) => html`<div class="label"><span class="warn" aria-hidden="true">▲</span> ${plainText(warning)}</div>`)}
    </div>
    ${
      others.length > 0
        ? html`<button
            class="link only"
            tabindex=${tab}
            aria-label=${isOnly ? 'Show all runs' : `Show only ${name}`}
            @click=${only}
          >
            ${isOnly ? 'all' : 'only'}
          </button>`
        : ''
    }
  </li>`;
}

function state({ status, isLive }: ChartRun): TemplateResult | '' {
  const word = statusWords[status];
  if (word === undefined) return '';
  if (isLive) return html` <span><span class="dot good" aria-hidden="true"></span> ${word}</span>`;
  const sign = status === 'FAILED' ? html`<span class="bad" aria-hidden="true">✗</span> ` : '';
  return html` <span class="dim">${sign}${word}</span>`;
}

/** Up and down, from a run's box, name or button to that of the next. */
function moveInList(event: KeyboardEvent): void {
  const places = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const from = event.target instanceof HTMLElement ? event.target : undefined;
  const item = from?.closest('li');
  if (places === undefined || !from || !item) return;
  const next = places < 0 ? item.previousElementSibling : item.nextElementSibling;
  const index = [...item.querySelectorAll('input, button')].indexOf(from);
  event.preventDefault();
  next?.querySelectorAll<HTMLElement>('input, button')[index]?.focus();
}
