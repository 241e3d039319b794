import { html, type TemplateResult } from 'lit';
import { openMenu } from '../common/menu.ts';
import { folded, movedSection } from './arrange.ts';
import type { HeadCell } from './placing.ts';
import { titleOf } from './sections.ts';
import type { Session } from './session.ts';
import type { Shown } from './shown.ts';
import { placeStyle } from './placing.ts';

/** The heading of a section, which folds it away and lets it out. */
export function sectionHead(cell: HeadCell, session: Session, { sections }: Shown): TemplateResult {
  const { name, metrics, total, isFolded } = cell.section;
  const { choose, options, view } = session;
  const title = titleOf(name);
  const names = sections.map((section) => section.name);
  const at = names.indexOf(name);
  const more = ({ currentTarget }: Event): void => {
    const move = (places: number) => () => choose(movedSection(names, name, places));
    openMenu(currentTarget as HTMLElement, `Section ${title}`, [
      { label: 'Move Section Up', isDisabled: at === 0, run: move(-1) },
      { label: 'Move Section Down', isDisabled: at === names.length - 1, run: move(1) },
      { label: 'Fold All', run: () => choose({ folded: names }) },
      { label: 'Unfold All', run: () => choose({ folded: [] }) },
    ]);
  };
  return html`<div class="section" .style=${placeStyle(cell)}>
    <h2>
      <button
        aria-expanded=${!isFolded}
        ?disabled=${view.search.trim() !== ''}
        @click=${() => choose(folded(options, name))}
      >
        <span class="twistie" aria-hidden="true"></span><span>${title}</span>
      </button>
    </h2>
    <span class="dim">${countOf(metrics.length, total)}</span>
    ${
      names.length > 1
        ? html`<button
            class="quiet"
            aria-haspopup="menu"
            aria-label="More for section ${title}"
            title="Move, fold all"
            @click=${more}
          >
            ⋯
          </button>`
        : ''
    }
  </div>`;
}

function countOf(found: number, total: number): string {
  const charts = total === 1 ? 'chart' : 'charts';
  return found === total ? `${total} ${charts}` : `${found} of ${total} ${charts}`;
}
