import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { statusWord } from '../../src/model/words.ts';
import type { ComparedRun } from '../../src/protocol/compare.ts';
import { lineSample } from '../charts/lineSample.ts';
import { openMenu } from '../common/menu.ts';
import { startedText } from '../runs/startedText.ts';
import type { Session } from './session.ts';

/** A run: what it is called, how it stands, and what can be done with it. */
export function runHead(at: number, session: Session, isColumn: boolean): TemplateResult | '' {
  const { content, baseline } = session;
  const run = content.runs[at];
  if (!run) return '';
  const name = plainText(run.name, 200);
  const words = wordsOf(run, at === baseline);
  const title = [name, ...words, run.failure].filter(Boolean).join(' · ');
  return html`<div class="run-head ${isColumn ? 'tall' : ''}" title=${title}>
    <span class="run-name"
      >${lineSample(session.lookOf(run.id))}<button
        class="link name"
        tabindex="-1"
        ?disabled=${run.isUnknown}
        @click=${() => session.open([run])}
      >
        ${name}</button
      ><button
        class="quiet"
        tabindex="-1"
        aria-haspopup="menu"
        aria-label="What can be done with ${name}"
        @click=${(event: Event) => openRunMenu(event.currentTarget as HTMLElement, at, session)}
      >
        ⋯
      </button></span
    ><span class="run-words"
      >${run.aliases.map((alias) => html`<span class="chip ${alias === 'champion' ? '' : 'plain'}">@${plainText(alias, 40)}</span> `)}${
        run.failure === undefined
          ? ''
          : html`<span class="bad-words" role="note">${isColumn ? run.failure : '✗ '}</span> `
      }<span class="dim">${words.join(' · ')}</span></span
    >
  </div>`;
}

function wordsOf({ status, isLive, startTimeMs, isDeleted, isUnknown, connection }: ComparedRun, isBaseline: boolean) {
  return [
    ...(isBaseline ? ['baseline'] : []),
    ...(isDeleted ? ['deleted'] : []),
    ...(connection === undefined ? [] : [plainText(connection, 60)]),
    ...(isUnknown || (status === 'FINISHED' && !isLive) ? [] : [statusWord(status)]),
    ...(startTimeMs === undefined ? [] : [startedText(startTimeMs, Date.now())]),
  ];
}

export function openRunMenu(button: HTMLElement, at: number, session: Session): void {
  const { content, baseline, look, remove } = session;
  const run = content.runs[at];
  if (!run) return;
  openMenu(button, plainText(run.name, 60), [
    { label: 'Open Run', isDisabled: run.isUnknown, run: () => session.open([run]) },
    {
      label: 'Use as Baseline',
      isDisabled: run.isUnknown || at === baseline,
      run: () => look({ baseline: run.id }),
    },
    { label: 'Remove from Comparison', isDisabled: content.runs.length <= 1, run: () => remove(run) },
  ]);
}
