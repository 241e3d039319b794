import { FilterError } from './filterError.ts';
import { tokenise, type Token, type TokenKind } from './tokenise.ts';

/** Goes through the tokens once. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#tokens = tokenise(text);
    this.#text = text;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  take(wanted: string, ...kinds: readonly TokenKind[]): Token {
    const token = this.peek();
    if (!token || !kinds.includes(token.kind)) this.fail(wanted);
    this.#at++;
    return token;
  }

  /** Whatever comes next. */
  next(wanted: string): Token {
    const token = this.peek() ?? this.fail(wanted);
    this.#at++;
    return token;
  }

  /** The text from the end of one thing to the start of another. */
  between({ end }: Pick<Token, 'end'>, { start }: Pick<Token, 'start'>): string {
    return this.#text.slice(end, start);
  }

  takeKind(kind: TokenKind): Token | undefined {
    const token = this.peek();
    if (token?.kind !== kind) return undefined;
    this.#at++;
    return token;
  }

  takeWord(word: string): Token | undefined {
    const token = this.peek();
    return token?.kind === 'word' && token.text.toUpperCase() === word ? this.takeKind('word') : undefined;
  }

  /** Whether there was any. */
  skipAnd(): boolean {
    const before = this.#at;
    while (this.takeWord('AND'));
    const token = this.peek();
    if (token?.text.toUpperCase() === 'OR') throw new FilterError('MLflow filters know AND only, not OR.', token);
    return this.#at > before;
  }

  end(message: string): void {
    const token = this.peek();
    if (token) throw new FilterError(message, token);
  }

  fail(wanted: string): never {
    const token = this.peek();
    if (token) throw new FilterError(`Here should be ${wanted}, not ${token.text.slice(0, 100)}`, token);
    throw new FilterError(`After this should come ${wanted}.`, {
      start: this.#text.length,
      end: this.#text.length,
    });
  }
}
