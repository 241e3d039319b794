/** JSON with comments and commas behind the last item, as VS Code's own settings are written. Each value knows where it begins. */
export type JsonNode = { readonly at: number } & (
  | { readonly kind: 'object'; readonly entries: readonly JsonEntry[] }
  | { readonly kind: 'list'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'null' }
);

export interface JsonEntry {
  readonly key: string;
  readonly keyAt: number;
  readonly value: JsonNode;
}

/** Why a text is no JSON, and where. */
export class JsoncError extends Error {
  override readonly name = 'JsoncError';
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const mostNested = 30;

const space = /(?:[ \t\r\n\ufeff]|\/\/[^\r\n]*|\/\*[^]*?\*\/)*/y;
const textToken = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
const wordToken = /(?:true|false|null)\b/y;

/** @throws JsoncError at the first thing that is none. */
export function parseJsonc(text: string): JsonNode {
  const reader = new Reader(text);
  const node = reader.value(0);
  reader.end();
  return node;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): JsonNode {
    if (depth > mostNested) throw new JsoncError('This is nested too deeply', this.#at);
    this.#skip();
    const at = this.#at;
    if (this.#take('{')) return { kind: 'object', at, entries: this.#each('}', () => this.#entry(depth + 1)) };
    if (this.#take('[')) return { kind: 'list', at, items: this.#each(']', () => this.value(depth + 1)) };
    const text = this.#match(textToken);
    if (text !== undefined) return { kind: 'text', at, value: JSON.parse(text) as string };
    const number = this.#match(numberToken);
    if (number !== undefined) return { kind: 'number', at, value: Number(number) };
    const word = this.#match(wordToken);
    if (word === undefined) throw this.#wrong('A value is missing here');
    return word === 'null' ? { kind: 'null', at } : { kind: 'flag', at, value: word === 'true' };
  }

  /** Behind the value nothing may follow. */
  end(): void {
    this.#skip();
    if (this.#at < this.#text.length) throw this.#wrong('Nothing may follow here: the value has ended');
  }

  #each<Item>(end: string, one: () => Item): Item[] {
    const items: Item[] = [];
    for (;;) {
      this.#skip();
      if (this.#take(end)) return items;
      items.push(one());
      this.#skip();
      if (this.#take(end)) return items;
      if (!this.#take(',')) throw this.#wrong(`A comma or ${end} is missing here`);
    }
  }

  #entry(depth: number): JsonEntry {
    const keyAt = this.#at;
    const key = this.#match(textToken);
    if (key === undefined) throw this.#wrong('A key in double quotes is missing here');
    this.#skip();
    if (!this.#take(':')) throw this.#wrong('A colon is missing here');
    return { key: JSON.parse(key) as string, keyAt, value: this.value(depth) };
  }

  #skip(): void {
    this.#match(space);
    if (this.#text.startsWith('/*', this.#at)) throw this.#wrong('This comment does not end');
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #match(token: RegExp): string | undefined {
    token.lastIndex = this.#at;
    const [found] = token.exec(this.#text) ?? [];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #wrong(message: string): JsoncError {
    return new JsoncError(message, this.#at);
  }
}
