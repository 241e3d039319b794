import type { Summary } from './summary.ts';

/** More than these is no accident. */
const mostAccidents = 6;

/**
 * How those tests are asked once more that failed while other suites took the processors: a window that gets its turn late loses a menu or a
 * question to whatever takes the focus meanwhile. Nothing where that explains nothing. What fails alone as well has failed.
 */
export function againAlone(suite: string, { failed, groups = [] }: Summary): readonly string[] | undefined {
  const isOnScreen = suite === 'editor' || suite === 'page';
  if (!isOnScreen || failed === 0 || failed > mostAccidents || groups.length !== failed || groups.includes('')) return;
  const titles = [...new Set(groups)];
  // The name of its session ends the title of what runs in VS Code.
  const sessions = titles.flatMap((title) => /\((\w+)\)$/.exec(title)?.[1] ?? []);
  const pattern = titles.map((title) => title.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)).join('|');
  return [...(suite === 'editor' ? new Set(sessions) : []), '--grep', `^(?:${pattern})`];
}
