import type { Block } from '../../protocol/markdown.ts';

/** The addresses that a text leads to. */
export function linksIn(blocks: readonly Block[]): ReadonlySet<string> {
  const links = new Set<string>();
  // Blocks and inlines are plain data, however they are nested.
  JSON.stringify(blocks, (key, value: unknown) => {
    if (key === 'href' && typeof value === 'string') links.add(value);
    return value;
  });
  return links;
}
