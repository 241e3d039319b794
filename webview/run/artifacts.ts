import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { fileNameOf, type FileInfo } from '../../src/model/artifact.ts';
import { fileSize } from '../../src/model/words.ts';
import { copyButton } from './copyButton.ts';
import { longList } from './longList.ts';
import { pieceView } from '../common/pieceView.ts';
import { section } from './section.ts';
import type { Session } from './session.ts';
import type { RunShown } from './view.ts';

/** The files of the run; what is in a folder is read when it is opened. */
export function artifacts(session: Session, page: RunShown): TemplateResult {
  const act = (action: 'artifactSizes' | 'showImages') => (): void =>
    session.attempt(session.host.ask('act', { action }));
  return section(page, {
    id: 'artifacts',
    title: 'Artifacts',
    actions: html`<button class="quiet" title="The images among the files" @click=${act('showImages')}>Images</button>
      <button class="quiet" title="How large the files are" @click=${act('artifactSizes')}>Sizes</button>`,
    body: () => folder(session, ''),
  });
}

function folder(session: Session, path: string): TemplateResult {
  return pieceView(session.folder(path), path === '' ? 'the artifacts' : 'the folder', (files) =>
    files.length === 0
      ? html`<p class="dim">${path === '' ? 'This run has no artifacts of its own.' : 'The folder is empty.'}</p>`
      : longList(session, {
          id: `folder ${path}`,
          what: 'artifacts',
          items: files,
          keyOf: (file) => file.path,
          words: (file) => fileNameOf(file),
          list: (rows) =>
            html`<ul class="rows files">
              ${rows}
            </ul>`,
          row: (file) => (file.isDir ? folderRow(session, file) : fileRow(session, file)),
        }),
  );
}

function folderRow(session: Session, file: FileInfo): TemplateResult {
  const { openFolders, update } = session;
  const isOpen = openFolders.has(file.path);
  const turn = (): void => {
    if (isOpen) openFolders.delete(file.path);
    else openFolders.add(file.path);
    update();
  };
  return html`<li class="folder">
    <div class="row">
      <button class="fold" aria-expanded=${isOpen} @click=${turn}>
        <span class="twist" aria-hidden="true"></span>${plainText(fileNameOf(file), 120)}/
      </button>
      ${copyPath(session, file)}
    </div>
    ${isOpen ? folder(session, file.path) : ''}
  </li>`;
}

function fileRow(session: Session, file: FileInfo): TemplateResult {
  const open = (): void => session.attempt(session.host.ask('openArtifact', { path: file.path }));
  return html`<li>
    <button class="link name" title=${plainText(file.path, 1000)} @click=${open}>
      ${plainText(fileNameOf(file), 120)}
    </button>
    ${copyPath(session, file)}
    <span class="grow"></span>
    <span class="dim figure">${file.fileSizeBytes === undefined ? '' : fileSize(file.fileSizeBytes)}</span>
  </li>`;
}

function copyPath(session: Session, { path }: FileInfo): TemplateResult {
  return copyButton(session, path, `of ${plainText(path, 60)}`, 'Copy Path');
}
