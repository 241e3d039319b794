import * as v from 'valibot';
import type { Ui } from '../host/ui.ts';
import type { SaveAsk } from '../protocol/save.ts';
import type { Answerer } from './page.ts';

const mostBytes = 64 * 1024 * 1024;

const saveAsk = v.object({
  name: v.string(),
  bytes: v.pipe(
    v.instance(Uint8Array),
    v.check(({ length }) => length <= mostBytes),
  ),
});

/** Saves what a page made where the person says. */
export function saveFile(ui: Pick<Ui, 'saveFile'>): Answerer<SaveAsk, boolean> {
  return { ask: saveAsk, answer: ({ name, bytes }) => ui.saveFile(name, bytes) };
}
