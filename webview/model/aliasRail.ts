import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { instantOf } from '../../src/charts/timeWords.ts';
import type { AliasHeld } from '../../src/protocol/model.ts';
import { openMenu } from '../common/menu.ts';
import { startedText } from '../runs/startedText.ts';
import { aliasChip } from './aliasChip.ts';
import type { Session } from './session.ts';
import { copyItems } from './versionMenu.ts';

/** Who has which alias, the champion first: what people come for. */
export function aliasRail(session: Session): TemplateResult {
  const { aliases, canChange } = session.content;
  const isChampion = ({ alias }: AliasHeld): number => Number(alias === 'champion');
  const sorted = aliases.toSorted((one, other) => isChampion(other) - isChampion(one));
  return html`<ul class="rail" aria-label="Aliases">
    ${sorted.map((held) => card(held, session))}
    ${
      aliases.length > 0
        ? ''
        : html`<li class="dim">No version has an alias yet.${canChange ? ' Set one to say which is in use.' : ''}</li>`
    }
  </ul>`;
}

function card({ alias, version, since }: AliasHeld, session: Session): TemplateResult {
  const { canChange } = session.content;
  const name = plainText(alias, 60);
  const menu = (event: Event): void =>
    openMenu(event.currentTarget as HTMLElement, `@${name}`, [
      ...(canChange
        ? [
            { label: 'Move to Another Version…', run: () => session.act({ action: 'setAlias', alias }) },
            { label: 'Roll Back…', run: () => session.act({ action: 'rollBackAlias', alias }) },
            { label: 'Remove…', run: () => session.act({ action: 'removeAlias', alias }) },
          ]
        : []),
      { label: 'Who Held It When…', run: () => session.act({ action: 'holderAt', alias }) },
      ...copyItems({ alias }, session),
    ]);
  return html`<li class="card">
    <div>
      ${aliasChip(alias)}
      <button class="link" title="Show it in the table" @click=${() => session.show(version)}>
        version ${plainText(version, 20)}
      </button>
    </div>
    <div class="dim">
      ${since ? sinceWords(since) : html`<span title="Podium has not seen it move yet.">since when is unknown</span>`}
    </div>
    <button class="quiet" aria-haspopup="menu" aria-label=${`What can be done with @${name}`} @click=${menu}>⋯</button>
  </li>`;
}

function sinceWords({ timeMs, notBeforeMs, isRecorded, who }: NonNullable<AliasHeld['since']>): TemplateResult {
  const now = Date.now();
  const exact =
    notBeforeMs === undefined ? instantOf(timeMs) : `between ${instantOf(notBeforeMs)} and ${instantOf(timeMs)}`;
  return html`<span title=${exact}
    >${isRecorded ? html`${startedText(timeMs, now)} · ${plainText(who, 60)}` : html`made elsewhere, seen ${startedText(timeMs, now)}`}</span
  >`;
}
