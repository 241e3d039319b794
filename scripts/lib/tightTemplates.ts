import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import ts from 'typescript';

/**
 * Leaves out how templates and styles of pages and of their controls are indented, which readers need and browsers do not: a line break and what is
 * around it become one line break. Only in what is tagged `html`, `svg` or `css`.
 */
export const tightTemplates: Plugin = {
  name: 'tight-templates',
  setup(build) {
    build.onLoad({ filter: /[\\/]webview[\\/].+\.ts$|\.(?:template|styles)\.js$/ }, async ({ path }) => ({
      contents: tightened(await readFile(path, 'utf8'), path),
      loader: 'ts',
    }));
  },
};

/** The same source, its templates without their indentation. */
export function tightened(source: string, path: string): string {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const texts: { readonly start: number; readonly end: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && /^(?:html|svg|css)$/.test(node.tag.getText(file))) {
      const { template } = node;
      const parts = ts.isTemplateExpression(template)
        ? [template.head, ...template.templateSpans.map(({ literal }) => literal)]
        : [template];
      texts.push(...parts.map((part) => ({ start: part.getStart(file), end: part.end })));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  let tight = '';
  let at = 0;
  for (const { start, end } of texts.toSorted((a, b) => a.start - b.start)) {
    tight += source.slice(at, start) + source.slice(start, end).replace(/\s*\n\s*/g, '\n');
    at = end;
  }
  return tight + source.slice(at);
}
