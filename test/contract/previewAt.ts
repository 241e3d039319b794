import assert from 'node:assert/strict';
import { previewPage } from '../../src/panels/preview/previewPage.ts';
import type { PreviewContent, TableRows } from '../../src/protocol/preview.ts';
import { previewIdentity } from '../../src/services/artifacts/previews.ts';
import type { FileAddress } from '../../src/host/ui.ts';
import type { TestApp } from '../support/app.ts';

const never = new AbortController().signal;

export interface Previewed {
  readonly content: PreviewContent;
  readonly rows: TableRows;
}

/** What the preview of a file says, and its first hundred rows. */
export async function previewAt(app: TestApp, address: FileAddress): Promise<Previewed> {
  const identity = previewIdentity(address);
  assert.ok(identity.kind === 'preview');
  const page = previewPage(identity, { ...app, execute: () => Promise.resolve() });
  try {
    const content = await page.read(never);
    if (content.document.kind === 'card') return { content, rows: { numbers: [], rows: [] } };
    const toColumn = namesOf(content).length;
    const arrangement = { filter: { text: '', columns: [] } };
    const rows = await page.answers.rows.answer({ arrangement, from: 0, to: 100, fromColumn: 0, toColumn }, never);
    return { content, rows };
  } finally {
    page.dispose();
  }
}

/** Of the columns of a table, or of the table of a map. */
export function namesOf({ document }: PreviewContent): readonly string[] {
  const table = document.kind === 'map' ? document.table : document;
  assert.ok(table.kind === 'table');
  return table.columns.map(({ name }) => name);
}

/** A file that lies here. */
export function localAddress(path: string): FileAddress {
  return { scheme: 'file', path, query: '' };
}
