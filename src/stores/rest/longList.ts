import { slices } from '../../base/slices.ts';
import { parseJson } from './json.ts';

/** A part that is larger than Podium takes in without holding up the editor. It stands in the list in the place of an item. */
export class TooLargePart extends Error {
  override readonly name = 'TooLargePart';
}

export interface Parts {
  /** So much is parsed at once: some milliseconds' work. */
  readonly pieceBytes: number;
  /** The most that one item, or another member, may have. */
  readonly mostBytes: number;
}

const [quote, comma, colon, backslash] = [0x22, 0x2c, 0x3a, 0x5c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Parses the JSON of an object with a long list under `field`, as {@link parseJson} does, but a piece at a time: others in this process
 * have their turns in between. An item that is too large is a {@link TooLargePart}; no other member may be.
 * @throws SyntaxError, {@link TooLargePart}, or the signal's reason.
 */
export async function parseLongList(
  body: Buffer,
  field: string,
  { pieceBytes, mostBytes }: Parts,
  signal?: AbortSignal,
): Promise<unknown> {
  if (body.length <= pieceBytes) return parseJson(new TextDecoder().decode(body));
  const scan = new Scan(body, mostBytes);
  const members: (readonly [string, unknown])[] = [];
  scan.take(openObject);
  while (!scan.isAt(closeObject)) {
    if (members.length > 0) scan.take(comma);
    const name = String(parseJson(scan.value()));
    scan.take(colon);
    const isLong = name === field && scan.isAt(openList);
    members.push([name, isLong ? await items(scan, pieceBytes, signal) : parseJson(scan.value())]);
  }
  scan.end();
  return Object.fromEntries(members);
}

/** The items of a list; as many are parsed together as make a piece. */
async function items(scan: Scan, pieceBytes: number, signal?: AbortSignal): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  const turn = slices(signal);
  scan.take(openList);
  let isFirst = true;
  while (!scan.isAt(closeList)) {
    if (!isFirst) scan.take(comma);
    isFirst = false;
    const piece = scan.values(pieceBytes);
    if (piece instanceof TooLargePart) all.push(piece);
    else for (const item of parseJson(`[${piece}]`) as readonly unknown[]) all.push(item);
    await turn();
  }
  scan.take(closeList);
  return all;
}

/** A place in JSON that goes from value to value. What these are is for the parser to say. */
class Scan {
  readonly #body: Buffer;
  readonly #mostBytes: number;
  #at = 0;

  constructor(body: Buffer, mostBytes: number) {
    this.#body = body;
    this.#mostBytes = mostBytes;
  }

  isAt(byte: number): boolean {
    while (isSpace(this.#body[this.#at])) this.#at++;
    return this.#body[this.#at] === byte;
  }

  take(byte: number): void {
    if (!this.isAt(byte)) throw new SyntaxError('This is no JSON.');
    this.#at++;
  }

  /** The text of the value that comes next. */
  value(): string {
    const start = this.#at;
    if (!this.#skip()) throw new TooLargePart('A part of the answer is too large.');
    return this.#body.toString('utf8', start, this.#at);
  }

  /** The text of the values that come next, with the commas between them, until they are so many bytes, or one is too large, or the list ends. */
  values(leastBytes: number): string | TooLargePart {
    const start = this.#at;
    if (!this.#skip()) return new TooLargePart('An item is too large.');
    while (this.#at - start < leastBytes && this.isAt(comma)) {
      const before = this.#at++;
      if (this.#skip()) continue;
      this.#at = before;
      break;
    }
    return this.#body.toString('utf8', start, this.#at);
  }

  end(): void {
    this.take(closeObject);
    this.isAt(closeObject);
    if (this.#at < this.#body.length) throw new SyntaxError('This is no JSON.');
  }

  /** Goes behind the next value. Whether that is as small as it must be. */
  #skip(): boolean {
    while (isSpace(this.#body[this.#at])) this.#at++;
    const start = this.#at;
    let depth = 0;
    do {
      const byte = this.#body[this.#at];
      if (byte === undefined) throw new SyntaxError('This JSON breaks off.');
      if (byte === quote) this.#skipString();
      else {
        if (byte === openList || byte === openObject) depth++;
        else if (byte === closeList || byte === closeObject) depth--;
        this.#at++;
        if (depth === 0 && byte !== closeList && byte !== closeObject) this.#skipWord();
      }
    } while (depth > 0);
    return this.#at - start <= this.#mostBytes;
  }

  /** The end of a number, or of a name such as `true`. */
  #skipWord(): void {
    for (let byte = this.#body[this.#at]; byte !== undefined && !isEnd(byte); byte = this.#body[++this.#at]);
  }

  /** A quote after an odd number of backslashes does not end it. */
  #skipString(): void {
    for (let end = this.#body.indexOf(quote, this.#at + 1); end !== -1; end = this.#body.indexOf(quote, end + 1)) {
      let before = end;
      while (this.#body[before - 1] === backslash) before--;
      if ((end - before) % 2 !== 0) continue;
      this.#at = end + 1;
      return;
    }
    throw new SyntaxError('This JSON breaks off.');
  }
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function isEnd(byte: number): boolean {
  return byte === comma || byte === closeList || byte === closeObject || isSpace(byte);
}
