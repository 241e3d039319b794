import { html, nothing, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { instantOf } from '../../src/charts/timeWords.ts';
import type { ShownChange, ShownMove } from '../../src/protocol/model.ts';
import { startedText } from '../runs/startedText.ts';
import type { Session } from './session.ts';

/** How the aliases came to be where they are: what is on record, and in grey what was made elsewhere. */
export function timeline(session: Session): TemplateResult {
  const { moves } = session.versions;
  const { canChange } = session.content;
  return html`<aside class="timeline" aria-labelledby="moves-title">
    <div class="head">
      <h2 id="moves-title">Alias moves</h2>
      ${moves.length === 0 ? '' : html`<button class="link" @click=${() => session.act({ action: 'exportTrail' })}>Export…</button>`}
    </div>
    ${
      moves.length > 0
        ? html`<ol>
            ${moves.map(entry)}
          </ol>`
        : html`<p class="dim">
            None is known yet. A move made with Podium is written to the version; one made elsewhere is noticed from now
            on.
          </p>`
    }
    ${leftOut(session)}
    <div class="buttons">
      ${
        canChange && moves.some(({ kind }) => kind === 'recorded')
          ? html`<button class="link" @click=${() => session.act({ action: 'undoPromotion' })}>
              Undo Last Promotion…
            </button>`
          : ''
      }
      <button class="link" @click=${() => session.act({ action: 'holderAt' })}>Who Held an Alias When…</button>
    </div>
  </aside>`;
}

/** What is not in the list, though it may be on record. */
function leftOut({ versions }: Session): TemplateResult | '' {
  if (versions.hasEarlierMoves)
    return html`<p class="dim">
      The latest ${versions.moves.length.toLocaleString('en')} are shown. Export… has all.
    </p>`;
  if (!versions.goesOn || versions.isReading) return '';
  return html`<p class="dim">
    Of the newest ${versions.rows.length.toLocaleString('en')} versions, and of those that have an alias. Read more
    versions for what is on record at the others.
  </p>`;
}

function entry(move: ShownMove): TemplateResult {
  const now = Date.now();
  if (move.kind === 'noticed') {
    const { afterMs, beforeMs, changes } = move;
    return html`<li class="elsewhere">
      ${changes.map(changeLine)}
      <span
        class="dim"
        title=${`${afterMs === undefined ? '' : `After ${instantOf(afterMs)}, `}seen ${instantOf(beforeMs)}`}
      >
        ${afterMs === undefined ? `before ${startedText(beforeMs, now)}` : `between ${startedText(afterMs, now)} and ${startedText(beforeMs, now)}`}
      </span>
      <div class="dim">moved elsewhere; no record</div>
    </li>`;
  }
  const { timeMs, who, why, verdict, unmet, commit, changes, isUndo, isClockWrong } = move;
  const said = [
    why,
    isUndo ? 'takes back an earlier move' : '',
    commit === undefined ? '' : `commit ${commit.slice(0, 8)}`,
  ];
  const words = said.filter((one) => one !== '').map((one) => plainText(one, 300));
  return html`<li>
    ${changes.map(changeLine)}
    <span class="dim" title=${instantOf(timeMs)}>${isClockWrong ? 'perhaps ' : ''}${startedText(timeMs, now)}</span>
    <div class="dim">
      ${plainText(who, 80)}${isClockWrong ? ', whose clock differs from others' : ''}${words.length > 0 ? `: ${words.join('; ')}` : ''}
    </div>
    ${
      verdict === 'overridden'
        ? html`<div title=${unmet.length > 0 ? plainText(unmet.join(' '), 1000) : nothing}>
            <span class="warn" aria-hidden="true">⚠</span> policy not met, overridden
          </div>`
        : verdict === 'met'
          ? html`<div><span class="good" aria-hidden="true">✓</span> <span class="dim">policy met</span></div>`
          : ''
    }
  </li>`;
}

function changeLine({ alias, from, to }: ShownChange): TemplateResult {
  const name = html`<b>@${plainText(alias, 60)}</b>`;
  if (to === undefined) return html`<div>${name} taken from ${plainText(from ?? '', 20)}</div>`;
  if (from === undefined) return html`<div>${name} set to ${plainText(to, 20)}</div>`;
  return html`<div>${name} ${plainText(from, 20)} → ${plainText(to, 20)}</div>`;
}
