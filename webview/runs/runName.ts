import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { statusWord } from '../../src/model/words.ts';
import { statusShape } from '../common/statusShape.ts';
import type { HeldRow } from './rowBook.ts';
import type { Session } from './session.ts';
import { isTree } from './tree.ts';
import { indent, twisty } from './twisty.ts';

/** Said in words beside the name. */
const pin = html`<svg class="pin" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
  <path d="M5 2.5h6M6 2.5v4L4 9h8l-2-2.5v-4M8 9v4.5"></path>
</svg>`;

/** The first cell of a run's row: what can be done with it, how it went, and its name. */
export function runName(line: HeldRow, { content }: Session): TemplateResult {
  const { name, status, isLive, isPinned, place } = line;
  const shown = plainText(name, 200);
  const words = wordsOf(line).join(', ');
  return html`<span class="box" aria-hidden="true"></span>${place ? indent(place) : ''}${
      isTree(content) ? twisty(place) : ''
    }${statusShape(status)}<span class="unseen">${words}: </span
    >${isLive ? html`<span class="dot good live-dot" aria-hidden="true"></span>` : ''}<span
      class="text"
      title="${shown} · ${words}"
      >${shown}</span
    >${isPinned ? pin : ''}`;
}

function wordsOf({ status, isNested, isDeleted, isContext, isPinned, place }: HeldRow): readonly string[] {
  return [
    statusWord(status),
    // Where it stands says so too.
    ...(isNested && (place?.level ?? 1) === 1 ? ['nested'] : []),
    ...(isPinned ? ['pinned'] : []),
    ...(isDeleted ? ['deleted'] : []),
    ...(isContext ? ['not found by the filter, here for its children'] : []),
  ];
}
