import { html, type TemplateResult } from 'lit';
import type { ViewType } from '../../src/model/lifecycle.ts';
import { check, choice } from '../common/fields.ts';
import { openChooser } from './chooser.ts';
import { attributeColumns } from './columns.ts';
import { filterView } from './filterView.ts';
import { groupingWords, openGrouping } from './grouping.ts';
import type { Session } from './session.ts';
import { openViews } from './viewsMenu.ts';

const stages: readonly (readonly [ViewType, string])[] = [
  ['ACTIVE_ONLY', 'Active'],
  ['DELETED_ONLY', 'Deleted'],
  ['ALL', 'All'],
];

/** Which runs, and which columns of them. */
export function bar(session: Session): TemplateResult {
  const { content, view, look, search, columns, plots } = session;
  const count = columns.length - 1;
  const all = content.columns.length + attributeColumns.length;
  return html`<div class="bar" role="group" aria-label="Which runs and columns are shown">
    ${filterView(session)}
    ${choice({
      label: 'show',
      value: content.search.stage,
      names: stages,
      choose: (stage) => search({ stage }),
    })}
    ${check({
      label: 'only what differs',
      value: view.onlyDiffering,
      choose: (onlyDiffering) => look({ onlyDiffering }),
    })}
    <div class="row-end">
      <vscode-button
        appearance="secondary"
        aria-haspopup="dialog"
        @click=${(event: Event) => openGrouping(event.currentTarget as HTMLElement, session)}
        >Group: ${groupingWords(view.layout)}</vscode-button
      >
      <vscode-button
        appearance="secondary"
        aria-haspopup="dialog"
        @click=${(event: Event) => openChooser(event.currentTarget as HTMLElement, session)}
        >Columns ${count} of ${all}</vscode-button
      >
      <vscode-button
        appearance="secondary"
        aria-haspopup="menu"
        @click=${(event: Event) => openViews(event.currentTarget as HTMLElement, session)}
        >Views</vscode-button
      >
      <vscode-button appearance="secondary" aria-expanded=${plots.isOpen} @click=${plots.toggle}
        >${plots.isOpen ? 'Hide Plots' : 'Plots'}</vscode-button
      >
    </div>
  </div>`;
}
