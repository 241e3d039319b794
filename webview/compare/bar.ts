import { html, type TemplateResult } from 'lit';
import { comparisonMarkdown } from '../../src/compare/comparisonMarkdown.ts';
import { check, textOf } from '../common/fields.ts';
import type { Session } from './session.ts';
import type { Shown } from './shown.ts';
import { written } from './written.ts';

/** What is seen of the comparison, and how. */
export function bar(session: Session, shown: Shown): TemplateResult {
  const { differing, all } = shown;
  const { view, look, place } = session;
  return html`<div class="bar" role="group" aria-label="What is compared, and how">
    <input
      class="field"
      id="search"
      type="search"
      placeholder="Search names"
      aria-label="Search names"
      .value=${view.search}
      @input=${(event: Event) => {
        look({ search: textOf(event) });
        place.toTop();
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') look({ search: '' });
      }}
    />
    ${check({
      label: 'differences only',
      value: view.onlyDiffering,
      choose: (onlyDiffering) => look({ onlyDiffering }),
    })}
    ${check({
      label: 'one row per run',
      value: view.isTransposed,
      choose: (isTransposed) => {
        look({ isTransposed });
        place.toTop();
      },
    })}
    <span class="dim" role="status">${differing.toLocaleString('en')} of ${all.toLocaleString('en')} differ</span>
    <span class="grow"></span>
    <vscode-button appearance="secondary" @click=${() => session.attempt(session.host.ask('addRun', null))}
      >Add Run…</vscode-button
    >
    <vscode-button
      appearance="secondary"
      @click=${() => session.attempt(session.host.ask('copy', { text: comparisonMarkdown(written(session, shown)) }))}
      >Copy as Markdown</vscode-button
    >
  </div>`;
}
