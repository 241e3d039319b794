import { html, type TemplateResult } from 'lit';
import { plainText } from '../../../src/base/plainText.ts';
import type { Session } from '../session.ts';
import type { Joined } from './joined.ts';

/** More of the same nobody reads. */
const mostNames = 3;

/** What is to be known of the rows: what could not be read, what is left out, how they are joined. */
export function tableNotes({ content, tables }: Session, joined: Joined | undefined): TemplateResult | '' {
  if (!joined) return '';
  const { runs, book } = tables;
  const failed = runs.flatMap(({ id, name }) => {
    const read = book.known.get(id)?.read;
    return read && 'failure' in read ? [`${plainText(name, 60)}: ${read.failure}`] : [];
  });
  const isLive = runs.some((run) => run.isLive);
  return html`${
    failed.length === 0
      ? ''
      : html`<p class="bad-words" role="alert">
          ${several(failed, ' ')} <button class="link" @click=${book.again}>Try Again</button>
        </p>`
  }
  ${notesOf(joined, content.runs.length).map((note) => html`<p class="dim">${note}</p>`)}
  ${
    isLive
      ? html`<p class="dim">
          Runs are still going on. <button class="link" @click=${book.again}>Read Their Tables Again</button>
        </p>`
      : ''
  }`;
}

function notesOf(
  { runs, tables, rows, keys, keyChoices, isGuessed, repeated }: Joined,
  all: number,
): readonly string[] {
  const parts = tables.flatMap((table, which) => {
    const name = plainText(runs[which]?.name ?? '', 60);
    return table?.isPart === true ? [`${table.rows.length.toLocaleString('en')} rows of ${name}.`] : [];
  });
  const isByNumber = keys.length === 0 && isGuessed && keyChoices.length > 0 && rows.length > 0;
  return [
    ...(runs.length < all ? [`${String(runs.length)} of ${String(all)} runs have this table.`] : []),
    ...(parts.length === 0 ? [] : [`Of longer tables only the beginning was read: ${several(parts, ' ')}`]),
    ...(isByNumber ? ['No column is known to tell the rows apart, so the first is beside the first, and so on.'] : []),
    ...(repeated === 0
      ? []
      : [`${repeated.toLocaleString('en')} rows have the key of another one: they are joined in their order.`]),
    ...(rows.length === 0 && tables.some((table) => table) ? ['The tables have no rows.'] : []),
  ];
}

function several(texts: readonly string[], between: string): string {
  const shown = texts.slice(0, mostNames).join(between);
  return texts.length > mostNames ? `${shown}${between}And ${String(texts.length - mostNames)} more.` : shown;
}
