import MarkdownIt from 'markdown-it';
import type { Block, Inline } from '../../protocol/markdown.ts';

/** MLflow's servers keep at most 8,000 characters of a tag; what a folder holds more is cut, for reading it would hold up the editor. */
const maxCharacters = 10_000;

const reader = new MarkdownIt({ html: false, linkify: true, maxNesting: 20 });
// Only what names its scheme is taken for an address: `train.py` is none.
reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

type Token = ReturnType<(typeof reader)['parse']>[number];

/** Reads Markdown that somebody wrote. HTML in it is text, an image a link to it, and links lead nowhere but to http and https. */
export function readMarkdown(text: string): readonly Block[] {
  const blocks = blocksOf(new Cursor(reader.parse(text.slice(0, maxCharacters), {})), undefined);
  if (text.length <= maxCharacters) return blocks;
  return [...blocks, { kind: 'paragraph', inlines: [{ kind: 'text', text: '… and more, which is not shown here.' }] }];
}

class Cursor {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The next token, unless it is the one that ends what is read. */
  next(end: string | undefined): Token | undefined {
    const token = this.#tokens[this.#at++];
    return token?.type === end ? undefined : token;
  }
}

function blocksOf(cursor: Cursor, end: string | undefined): Block[] {
  const blocks: Block[] = [];
  for (let token = cursor.next(end); token; token = cursor.next(end)) {
    const block = blockOf(token, cursor);
    if (block) blocks.push(block);
  }
  return blocks;
}

function blockOf(token: Token, cursor: Cursor): Block | undefined {
  switch (token.type) {
    case 'heading_open':
      return { kind: 'heading', level: Number(token.tag.slice(1)), inlines: lineOf(cursor, 'heading_close') };
    case 'paragraph_open':
      return { kind: 'paragraph', inlines: lineOf(cursor, 'paragraph_close') };
    case 'fence':
    case 'code_block':
      return { kind: 'code', text: token.content };
    case 'hr':
      return { kind: 'rule' };
    case 'blockquote_open':
      return { kind: 'quote', blocks: blocksOf(cursor, 'blockquote_close') };
    case 'bullet_list_open':
      return { kind: 'list', items: itemsOf(cursor, 'bullet_list_close') };
    case 'ordered_list_open':
      return { kind: 'list', first: Number(token.attrGet('start') ?? 1), items: itemsOf(cursor, 'ordered_list_close') };
    case 'table_open':
      return { kind: 'table', rows: rowsOf(cursor) };
    case 'inline':
      return { kind: 'paragraph', inlines: inlinesOf(new Cursor(token.children ?? []), undefined) };
    default:
      return undefined;
  }
}

function itemsOf(cursor: Cursor, end: string): Block[][] {
  const items: Block[][] = [];
  while (cursor.next(end)) items.push(blocksOf(cursor, 'list_item_close'));
  return items;
}

function rowsOf(cursor: Cursor): Inline[][][] {
  const rows: Inline[][][] = [];
  for (let token = cursor.next('table_close'); token; token = cursor.next('table_close')) {
    if (token.type === 'tr_open') rows.push([]);
    if (token.type === 'inline') rows.at(-1)?.push(inlinesOf(new Cursor(token.children ?? []), undefined));
  }
  return rows;
}

function lineOf(cursor: Cursor, end: string): Inline[] {
  const inlines: Inline[] = [];
  for (let token = cursor.next(end); token; token = cursor.next(end)) {
    inlines.push(...inlinesOf(new Cursor(token.children ?? []), undefined));
  }
  return inlines;
}

function inlinesOf(cursor: Cursor, end: string | undefined): Inline[] {
  const inlines: Inline[] = [];
  for (let token = cursor.next(end); token; token = cursor.next(end)) inlines.push(...inlineOf(token, cursor));
  return inlines;
}

function inlineOf(token: Token, cursor: Cursor): Inline[] {
  switch (token.type) {
    case 'code_inline':
      return [{ kind: 'code', text: token.content }];
    case 'softbreak':
      return [{ kind: 'text', text: ' ' }];
    case 'hardbreak':
      return [{ kind: 'break' }];
    case 'strong_open':
      return [{ kind: 'strong', inlines: inlinesOf(cursor, 'strong_close') }];
    case 'em_open':
      return [{ kind: 'emphasis', inlines: inlinesOf(cursor, 'em_close') }];
    case 's_open':
      return [{ kind: 'struck', inlines: inlinesOf(cursor, 's_close') }];
    case 'link_open':
      return link(token.attrGet('href'), inlinesOf(cursor, 'link_close'));
    case 'image': {
      const text = token.content === '' ? 'Image' : `Image: ${token.content}`;
      return link(token.attrGet('src'), [{ kind: 'text', text }]);
    }
    default:
      return token.content === '' ? [] : [{ kind: 'text', text: token.content }];
  }
}

function link(href: unknown, inlines: readonly Inline[]): Inline[] {
  return typeof href === 'string' && /^https?:\/\//i.test(href) ? [{ kind: 'link', href, inlines }] : [...inlines];
}
