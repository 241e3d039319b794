import { extensions } from 'vscode';
import * as v from 'valibot';

const withEditors = v.object({
  contributes: v.object({
    customEditors: v.array(v.object({ selector: v.array(v.object({ filenamePattern: v.string() })) })),
  }),
});

export function hasEditorFor(ending: string): boolean {
  const name = ending.replace(/^\./, '');
  const asked = new RegExp(`[.{,]${name}\\b`, 'i');
  return extensions.all.some(({ packageJSON }) => {
    const manifest = v.safeParse(withEditors, packageJSON);
    return (
      manifest.success &&
      manifest.output.contributes.customEditors.some(({ selector }) =>
        selector.some(({ filenamePattern }) => asked.test(filenamePattern)),
      )
    );
  });
}
