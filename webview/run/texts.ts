import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import type { NamedText } from '../../src/protocol/run.ts';
import { copyButton } from './copyButton.ts';
import { longList } from './longList.ts';
import { longText } from './longText.ts';
import { section } from './section.ts';
import type { Session } from './session.ts';
import type { RunShown } from './view.ts';

/** Names and values. */
export function texts(
  session: Session,
  id: string,
  items: readonly NamedText[],
  whenEmpty: string,
  actions: (item: NamedText) => TemplateResult | '' = () => '',
): TemplateResult {
  if (items.length === 0) return html`<p class="dim">${whenEmpty}</p>`;
  const what = id === 'params' ? 'params' : 'tags';
  return longList(session, {
    id,
    what,
    items,
    keyOf: ({ name }) => name,
    words: ({ name, value }) => `${name} ${value.slice(0, 1000)}`,
    list: (rows) =>
      html`<table class="texts" aria-label=${what}>
        <tbody>
          ${rows}
        </tbody>
      </table>`,
    row: (item) =>
      html`<tr>
        <th scope="row" title=${plainText(item.name, 1000)}>${plainText(item.name, 120)}</th>
        <td>${longText(item.value)}</td>
        <td class="do">
          <span>${copyButton(session, item.value, `the value of ${plainText(item.name, 60)}`)}${actions(item)}</span>
        </td>
      </tr>`,
  });
}

/** What users marked the run with, and, folded, what MLflow did. */
export function tags(session: Session, page: RunShown): TemplateResult {
  const { content, host } = session;
  const { isDeleted } = content.facts;
  const set = (): void => session.attempt(host.ask('act', { action: 'setTag' }));
  const edit = (key: string, remove: boolean): void => session.attempt(host.ask('editTag', { key, remove }));
  const actions = ({ name }: NamedText): TemplateResult | '' => {
    const shown = plainText(name, 60);
    return isDeleted
      ? ''
      : html`<button class="quiet" aria-label=${`Edit the tag ${shown}`} @click=${() => edit(name, false)}>Edit</button>
          <button class="quiet" aria-label=${`Remove the tag ${shown}`} @click=${() => edit(name, true)}>
            Remove
          </button>`;
  };
  return html`${section(page, {
    id: 'tags',
    title: 'Tags',
    count: content.tags.length,
    actions: isDeleted ? '' : html`<button class="link" @click=${set}>Set Tag</button>`,
    body: () => texts(session, 'tags', content.tags, 'Nobody gave it a tag yet.', actions),
  })}${
    content.mlflowTags.length === 0
      ? ''
      : section(page, {
          id: 'mlflowTags',
          title: 'System tags',
          count: content.mlflowTags.length,
          isFolded: true,
          body: () => texts(session, 'mlflowTags', content.mlflowTags, ''),
        })
  }`;
}
