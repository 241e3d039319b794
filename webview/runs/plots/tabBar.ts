import { html, type TemplateResult } from 'lit';
import { tabs, type Tab } from './look.ts';
import type { Plots } from './plots.ts';

const titles: { readonly [Each in Tab]: string } = {
  parallel: 'Parallel',
  scatter: 'Scatter',
  boxes: 'Box Plot',
  contour: 'Contour',
  importance: 'Importance',
};

export function tabBar(plots: Plots): TemplateResult {
  const { set } = plots;
  const go = (event: KeyboardEvent): void => {
    const now = tabs.indexOf(plots.look.tab);
    const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const tab = tabs[(next + tabs.length) % tabs.length] ?? plots.look.tab;
    set({ tab });
    document.getElementById(`plot-tab-${tab}`)?.focus();
  };
  return html`<div class="plot-tabs" role="tablist" aria-label="Kind of plot" @keydown=${go}>
    ${tabs.map(
      (tab) =>
        html`<button
          class="plot-tab"
          role="tab"
          id=${`plot-tab-${tab}`}
          aria-selected=${tab === plots.look.tab}
          aria-controls="plot-panel"
          tabindex=${tab === plots.look.tab ? 0 : -1}
          @click=${() => set({ tab })}
        >
          ${titles[tab]}
        </button>`,
    )}
  </div>`;
}
