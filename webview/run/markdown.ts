import { html, type TemplateResult } from 'lit';
import type { Block, Inline } from '../../src/protocol/markdown.ts';

/** Markdown as elements, in which every text is only text. */
export function markdown(blocks: readonly Block[], openLink: (href: string) => void): TemplateResult {
  const many = (list: readonly Block[]): TemplateResult => html`${list.map(block)}`;
  const line = (list: readonly Inline[]): TemplateResult => html`${list.map(inline)}`;

  function block(one: Block): TemplateResult {
    switch (one.kind) {
      case 'heading':
        // Below the page's own headings.
        return html`<p class="heading level${one.level}" role="heading" aria-level=${Math.min(6, one.level + 2)}>
          ${line(one.inlines)}
        </p>`;
      case 'paragraph':
        return html`<p>${line(one.inlines)}</p>`;
      case 'code':
        return html`<pre tabindex="0"><code>${one.text}</code></pre>`;
      case 'quote':
        return html`<blockquote>${many(one.blocks)}</blockquote>`;
      case 'list':
        return one.first === undefined
          ? html`<ul>
              ${one.items.map((item) => html`<li>${many(item)}</li>`)}
            </ul>`
          : html`<ol start=${one.first}>
              ${one.items.map((item) => html`<li>${many(item)}</li>`)}
            </ol>`;
      case 'table':
        return table(one.rows);
      case 'rule':
        return html`<hr />`;
    }
  }

  function table([head = [], ...rows]: readonly (readonly (readonly Inline[])[])[]): TemplateResult {
    return html`<table>
      <thead>
        <tr>
          ${head.map((cell) => html`<th scope="col">${line(cell)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${line(cell)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  function inline(one: Inline): TemplateResult {
    switch (one.kind) {
      case 'text':
        return html`${one.text}`;
      case 'code':
        return html`<code>${one.text}</code>`;
      case 'break':
        return html`<br />`;
      case 'strong':
        return html`<strong>${line(one.inlines)}</strong>`;
      case 'emphasis':
        return html`<em>${line(one.inlines)}</em>`;
      case 'struck':
        return html`<s>${line(one.inlines)}</s>`;
      case 'link':
        return html`<button class="link" role="link" title=${one.href} @click=${() => openLink(one.href)}>
          ${line(one.inlines)}
        </button>`;
    }
  }

  return many(blocks);
}
