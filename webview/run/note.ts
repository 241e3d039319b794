import { html, type TemplateResult } from 'lit';
import { markdown } from './markdown.ts';
import { section } from './section.ts';
import type { Session } from './session.ts';
import type { RunShown } from './view.ts';

/** What people wrote of the run. */
export function note(session: Session, page: RunShown): TemplateResult {
  const { content, host } = session;
  const edit = (): void => session.attempt(host.ask('act', { action: 'editNote' }));
  const open = (href: string): void => session.attempt(host.ask('openLink', { href }));
  return section(page, {
    id: 'note',
    title: 'Note',
    actions: content.facts.isDeleted
      ? ''
      : html`<button class="link" @click=${edit}>${content.note.length === 0 ? 'Write a Note' : 'Edit'}</button>`,
    body: () =>
      content.note.length === 0
        ? html`<p class="dim">Nobody wrote a note yet.</p>`
        : html`<div class="note">${markdown(content.note, open)}</div>`,
  });
}
