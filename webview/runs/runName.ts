import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { statusWord } from '../../src/model/words.ts';
import type { RunMark } from '../../src/model/runMark.ts';
import { statusShape } from '../common/statusShape.ts';
import { swatch } from '../common/swatch.ts';
import type { HeldRow } from './rowBook.ts';
import type { Session } from './session.ts';
import { isTree } from './tree.ts';
import { indent, twisty } from './twisty.ts';

/** Said in words beside the name. */
const pin = html`<svg class="pin" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
  <path d="M5 2.5h6M6 2.5v4L4 9h8l-2-2.5v-4M8 9v4.5"></path>
</svg>`;

/** As the box before the name, for the pointer: keys and words say the same. */
const eye = html`<span class="eye" aria-hidden="true" title="Hide from plots and charts (H)"
  ><svg viewBox="0 0 16 16" width="16" height="16">
    <path d="M1.5 8C3.5 4.5 5.5 3.5 8 3.5s4.5 1 6.5 4.5c-2 3.5-4 4.5-6.5 4.5S3.5 11.5 1.5 8Z"></path>
    <circle cx="8" cy="8" r="2"></circle></svg
></span>`;
const shutEye = html`<span class="eye shut" aria-hidden="true" title="Hidden from plots and charts. Show again (H)"
  ><svg viewBox="0 0 16 16" width="16" height="16">
    <path d="M1.5 8C3.5 4.5 5.5 3.5 8 3.5s4.5 1 6.5 4.5c-2 3.5-4 4.5-6.5 4.5S3.5 11.5 1.5 8Z"></path>
    <path d="M2.5 13.5l11-11"></path></svg
></span>`;

/** The first cell of a run's row: what can be done with it, how it went, and its name. */
export function runName(line: HeldRow, { content, marks }: Session): TemplateResult {
  const { id, name, status, isLive, isPinned, place } = line;
  const mark = marks.of(id);
  const shown = plainText(name, 200);
  const words = wordsOf(line, mark).join(', ');
  return html`<span class="box" aria-hidden="true"></span>${place ? indent(place) : ''}${
      isTree(content) ? twisty(place) : ''
    }${statusShape(status)}${mark.color === undefined ? '' : html`<span class="own-color">${swatch(mark.color)}</span>`}<span
      class="unseen"
      >${words}: </span
    >${isLive ? html`<span class="dot good live-dot" aria-hidden="true"></span>` : ''}<span
      class="text"
      title="${shown} · ${words}"
      >${shown}</span
    >${isPinned ? pin : ''}${mark.isHidden ? shutEye : eye}`;
}

function wordsOf(
  { status, isNested, isDeleted, isContext, isPinned, place }: HeldRow,
  { isHidden, color }: RunMark,
): readonly string[] {
  return [
    statusWord(status),
    // Where it stands says so too.
    ...(isNested && (place?.level ?? 1) === 1 ? ['nested'] : []),
    ...(isPinned ? ['pinned'] : []),
    ...(isHidden ? ['hidden from plots and charts'] : []),
    ...(color === undefined ? [] : [`colour ${color + 1}`]),
    ...(isDeleted ? ['deleted'] : []),
    ...(isContext ? ['not found by the filter, here for its children'] : []),
  ];
}
