import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import { fileNameOf } from '../model/artifact.ts';
import { plainText } from '../base/plainText.ts';
import type { Files } from '../host/files.ts';
import type { FileAddress } from '../host/ui.ts';
import { StoreError } from '../stores/storeError.ts';

/** Whatever has a file system in this editor. */
export const editorFiles: Files = {
  find: (address) =>
    told(address, async (uri) => {
      const { type, size, mtime } = await workspace.fs.stat(uri);
      if ((type & FileType.Directory) !== 0)
        throw new StoreError('unsupported', 'This is a folder. Open a file in it.');
      return { sizeBytes: size, version: `${String(size)} ${String(mtime)}` };
    }),
  read: (address) => told(address, async (uri) => workspace.fs.readFile(uri)),
};

async function told<Answer>(address: FileAddress, ask: (uri: Uri) => Promise<Answer>): Promise<Answer> {
  try {
    return await ask(Uri.from(address));
  } catch (cause) {
    if (!(cause instanceof FileSystemError)) throw cause;
    const name = plainText(fileNameOf(address), 100);
    throw cause.code === 'FileNotFound'
      ? new StoreError('notFound', `There is no file ${name} any more.`, { cause })
      : new StoreError('server', `The editor could not read ${name}: ${plainText(cause.message, 200)}`, { cause });
  }
}
