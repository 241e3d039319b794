import type { AgreedMove } from './aliasMoves.ts';
import type { Change } from './changes.ts';
import type { NodeOf } from './node.ts';

/** What became of a promotion that somebody agreed to. */
export type PromotionResult =
  | { readonly kind: 'done'; readonly change: Change }
  /** Nothing is promoted; a sentence says how things stand. */
  | { readonly kind: 'stopped'; readonly message: string }
  /** The person stopped it before anything was written. */
  | { readonly kind: 'cancelled' };

/** A promotion as somebody saw it on a page and agreed to it. */
export interface Agreement {
  readonly agreed: AgreedMove;
  /** Whether the page is still there to say it. */
  tell(result: PromotionResult): boolean;
}

/** Promotions that were agreed to on a page, and that the command carries out for which the page calls then. Each is taken once. */
export class Promotions {
  readonly #waiting: { readonly version: string; readonly agreement: Agreement }[] = [];

  agree(version: string, agreement: Agreement): void {
    this.#waiting.push({ version, agreement });
  }

  take({ connection, version: { name, version } }: NodeOf<'version'>): Agreement | undefined {
    const at = this.#waiting.findIndex(
      ({ version: agreed, agreement: { agreed: move } }) =>
        agreed === version && move.model === name && move.connection.id === connection.id,
    );
    return at < 0 ? undefined : this.#waiting.splice(at, 1)[0]?.agreement;
  }
}
