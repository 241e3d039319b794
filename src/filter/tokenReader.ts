import { FilterError } from './filterError.ts';
import { tokenise, type Token, type TokenKind } from './tokenise.ts';

/** Goes through the tokens once. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  readonly #length: number;
  #at = 0;

  constructor(text: string) {
    this.#tokens = tokenise(text);
    this.#length = text.length;
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

  skipAnd(): void {
    while (this.takeWord('AND'));
    const token = this.peek();
    if (token?.text.toUpperCase() === 'OR') throw new FilterError('MLflow filters know AND only, not OR.', token);
  }

  end(message: string): void {
    const token = this.peek();
    if (token) throw new FilterError(message, token);
  }

  fail(wanted: string): never {
    const token = this.peek();
    if (token) throw new FilterError(`Here should be ${wanted}, not ${token.text.slice(0, 100)}`, token);
    throw new FilterError(`After this should come ${wanted}.`, { start: this.#length, end: this.#length });
  }
}
