import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { instantOf } from '../../src/charts/timeWords.ts';
import type { AliasSince } from '../../src/protocol/model.ts';
import type { PromotedVersion, ProposedContent } from '../../src/protocol/promotion.ts';
import { aliasChip } from '../model/aliasChip.ts';
import { startedText } from '../runs/startedText.ts';
import type { Session } from './session.ts';

/** Who loses the alias and who gains it, and what becomes of other aliases by that. */
export function moveCards(content: ProposedContent, session: Session): TemplateResult {
  const { alias, gains, loses, clears, isHeld, unusual, result } = content;
  const isDone = result?.isDone;
  return html`<section class="move" aria-label="What changes">
      ${
        isHeld
          ? ''
          : html`<div class="card">
                ${
                  loses
                    ? html`<div>${name(loses)} ${isDone ? 'lost' : 'loses'} ${aliasChip(alias)}</div>
                        <div class="dim">${run(loses, session)}${heldSince(session)}${becomes(content)}</div>`
                    : html`<div class="dim">No version ${isDone ? 'had' : 'has'} ${aliasChip(alias)} yet</div>`
                }
              </div>
              <div class="arrow dim" aria-hidden="true">→</div>`
      }
      <div class="card">
        <div>${name(gains)} ${isHeld ? 'has' : isDone ? 'gained' : 'gains'} ${aliasChip(alias)}</div>
        <div class="dim">${run(gains, session)}${isHeld ? heldSince(session) : ''}</div>
        ${clears.map((other) => html`<div class="dim">${aliasChip(other)} ${isDone ? 'was' : 'is'} cleared</div>`)}
      </div>
    </section>
    ${unusual === undefined ? '' : html`<p class="twice"><span class="warn" aria-hidden="true">⚠</span> ${unusual}</p>`}`;
}

function becomes({ becomes: given, result }: ProposedContent): TemplateResult | '' {
  if (!given) return '';
  const { alias, takenFrom } = given;
  return html`<div>
    ${result?.isDone ? 'became' : 'becomes'}
    ${aliasChip(alias)}${takenFrom === undefined ? '' : html`, taken from version ${plainText(takenFrom, 20)}`}
  </div>`;
}

function name({ version }: PromotedVersion): TemplateResult {
  return html`<b>Version ${plainText(version, 20)}</b>`;
}

function run({ version, hasRun, runName, createdMs }: PromotedVersion, { act }: Session): TemplateResult {
  const made =
    createdMs === undefined
      ? ''
      : html`<span title=${instantOf(createdMs)}>registered ${startedText(createdMs, Date.now())}</span>`;
  const from =
    hasRun && runName !== undefined
      ? html`<button class="link" @click=${() => act({ action: 'openRun', version })}>
          ${plainText(runName, 80)}
        </button>`
      : hasRun
        ? 'its run is gone'
        : '';
  return html`${from}${from === '' || made === '' ? '' : ' · '}${made}`;
}

/** Since when, as far as that is known; its place is kept while it is read. */
function heldSince({ history }: Session): TemplateResult {
  const { value, failure } = history?.state ?? {};
  if (failure !== undefined) return html`<div title=${failure}>since when is not known: it could not be read</div>`;
  return html`<div>${value ? sinceWords(value.since) : 'since when…'}</div>`;
}

function sinceWords(since: AliasSince | undefined): TemplateResult | string {
  if (!since) return 'since when is not on record';
  const { timeMs, notBeforeMs, isRecorded, who } = since;
  const now = Date.now();
  const at = html`<span title=${instantOf(timeMs)}>${startedText(timeMs, now)}</span>`;
  if (isRecorded) return html`has it since ${at}, set by ${plainText(who, 80)}`;
  return notBeforeMs === undefined
    ? html`got it elsewhere, before ${at}`
    : html`got it elsewhere, between ${startedText(notBeforeMs, now)} and ${at}`;
}
