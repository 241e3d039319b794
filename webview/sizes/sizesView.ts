import { html, svg, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { sentenceOf } from '../../src/base/sentenceOf.ts';
import { fileSize } from '../../src/model/words.ts';
import type { SizeGroup } from '../../src/model/knownSizes.ts';
import type { SizesContent, SizesProtocol } from '../../src/protocol/sizes.ts';
import type { ShownPage } from '../common/page.ts';

type Shown = ShownPage<SizesProtocol, object>;

/** Why the last file that was to be opened could not be. */
let trouble: string | undefined;

/** How large all is, and what makes it so. */
export function sizesView(content: SizesContent, page: Shown): TemplateResult {
  const { title, largest, kinds, folders, unread, unknownCount } = content;
  return html`<div class="sizes-page">
    <h1>${plainText(title, 200)}</h1>
    ${summary(content, page)} ${trouble === undefined ? '' : html`<p class="failure" role="alert">${trouble}</p>`}
    ${unread ? html`<p class="warn">⚠ ${count(unread.count, 'folder')} could not be read: ${plainText(unread.message, 300)}</p>` : ''}
    ${unknownCount === 0 ? '' : html`<p class="dim">The store does not say how large ${count(unknownCount, 'file')} ${unknownCount === 1 ? 'is' : 'are'}.</p>`}
    <div class="sizes-columns">
      <section aria-labelledby="largest">
        <h2 id="largest">
          Largest files
          ${largest.length < content.fileCount ? html`<span class="count">${largest.length.toLocaleString('en')}</span>` : ''}
        </h2>
        ${
          largest.length === 0
            ? ''
            : table(
                'file',
                largest.map(({ path, sizeBytes }) => ({ sizeBytes, cell: fileCell(path, page) })),
                content,
              )
        }
      </section>
      <div>${groups('Folders', 'folder', folders, content)} ${groups('Kinds of files', 'kind', kinds, content)}</div>
    </div>
  </div>`;
}

function summary(content: SizesContent, { host }: Shown): TemplateResult {
  const { fileCount, folderCount, totalBytes, waitingCount, isRunning } = content;
  const isWhole = waitingCount === 0 && content.unread === undefined && content.unknownCount === 0;
  const words =
    fileCount === 0 && waitingCount === 0
      ? 'There are no files.'
      : `${isWhole ? '' : 'At least '}${fileSize(totalBytes)} in ${count(fileCount, 'file')}${folderCount === 0 ? '' : ` and ${count(folderCount, 'folder')}`}`;
  return html`<p class="summary">
    <strong role="status">${words}</strong>
    ${
      waitingCount === 0
        ? ''
        : html`<span class="dim"
              >${isRunning ? 'adding up…' : 'stopped,'} ${count(waitingCount, 'folder')} not looked into yet</span
            >
            <button class="link" @click=${() => void host.ask('stop', { stop: isRunning })}>
              ${isRunning ? 'Stop' : 'Go On'}
            </button>`
    }
  </p>`;
}

function groups(title: string, head: string, list: readonly SizeGroup[], content: SizesContent): TemplateResult | '' {
  if (list.length === 0) return '';
  const rows = list.map(({ name, fileCount, sizeBytes }) => ({
    sizeBytes,
    cell: html`${plainText(name, 100)} <span class="dim">${count(fileCount, 'file')}</span>`,
  }));
  return html`<section aria-label=${title}>
    <h2>${title}</h2>
    ${table(head, rows, content)}
  </section>`;
}

interface Row {
  readonly cell: TemplateResult;
  readonly sizeBytes: number;
}

function table(head: string, rows: readonly Row[], { totalBytes }: SizesContent): TemplateResult {
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${head}</th>
        <th scope="col" class="number">size</th>
        <th scope="col" class="share">share</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ cell, sizeBytes }) =>
          html`<tr>
            <th scope="row">${cell}</th>
            <td class="number" title="${sizeBytes.toLocaleString('en')} bytes">${fileSize(sizeBytes)}</td>
            <td class="share">${share(totalBytes === 0 ? 0 : sizeBytes / totalBytes)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function fileCell(path: string, { host, update }: Shown): TemplateResult {
  const open = (): void =>
    void host.ask('open', { path }).then(
      () => say(undefined, update),
      (error: unknown) => say(sentenceOf(error), update),
    );
  const shown = plainText(path, 400);
  return html`<button class="link" title=${shown} @click=${open}>${shown}</button>`;
}

function share(part: number): TemplateResult {
  const percent =
    part > 0 && part < 0.01 ? '< 1 %' : part < 1 && part > 0.99 ? '> 99 %' : `${Math.round(part * 100)} %`;
  return html`<svg class="bar-of" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      ${svg`<rect width=${Math.max(0.5, part * 100)} height="8"></rect>`}</svg
    ><span>${percent}</span>`;
}

function say(words: string | undefined, update: () => void): void {
  trouble = words;
  update();
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;
}
