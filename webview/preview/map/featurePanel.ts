import { html, type TemplateResult } from 'lit';
import { plainText } from '../../../src/base/plainText.ts';
import type { MapSession } from './mapSession.ts';

/** What is said of the feature that was chosen, and the way to the next one. */
export function featurePanel(session: MapSession): TemplateResult {
  const { map, chosen, choose } = session;
  const { length } = map.features;
  const feature = chosen === undefined ? undefined : map.features[chosen];
  const next = (by: number) => (): void => choose(chosen === undefined ? 0 : (chosen + by + length) % length);
  if (length === 0) return html``;
  return html`<section class="feature" aria-label="The chosen feature">
    <div class="feature-ways">
      <button class="quiet" aria-label="Previous feature" title="Previous feature" @click=${next(-1)}>‹</button>
      <span class="figure dim"
        >${chosen === undefined ? '–' : (chosen + 1).toLocaleString('en')} of ${length.toLocaleString('en')}</span
      >
      <button class="quiet" aria-label="Next feature" title="Next feature" @click=${next(1)}>›</button>
    </div>
    <div aria-live="polite">
      ${
        feature
          ? html`<h2>${plainText(feature.name, 100)}</h2>
              ${properties(session)}`
          : html`<p class="dim">Choose a feature to see what the file says of it.</p>`
      }
    </div>
  </section>`;
}

function properties({ map, book }: MapSession): TemplateResult {
  if (book.failure !== undefined) return html`<p role="alert">${book.failure}</p>`;
  if (!book.values) return html`<p class="dim">Reading…</p>`;
  const told = book.values.flatMap((value, at) => {
    const name = map.table.columns[at]?.name;
    return value === null || name === undefined ? [] : [{ name, value }];
  });
  const left = map.table.columns.length - book.values.length;
  return html`<dl>
      ${told.map(
        ({ name, value }) =>
          html`<dt>${plainText(name, 100)}</dt>
            <dd class=${typeof value === 'number' ? 'figure' : ''}>${plainText(String(value), 300)}</dd>`,
      )}
    </dl>
    ${left > 0 ? html`<p class="dim">${left.toLocaleString('en')} more properties are in the table.</p>` : ''}`;
}
