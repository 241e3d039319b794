import type { Disposable } from '../../base/owned.ts';
import type { AgreedMove } from './aliasMoves.ts';
import type { Change } from '../changes.ts';
import type { NodeOf } from '../node.ts';

/** What became of a promotion that somebody agreed to. */
export type PromotionResult =
  | { readonly kind: 'done'; readonly change: Change }
  /** Nothing is promoted; a sentence says how things stand. */
  | { readonly kind: 'stopped'; readonly message: string }
  /** The person stopped it before anything was written. */
  | { readonly kind: 'cancelled' };

/** A promotion as somebody saw it on a page and agreed to it. */
export interface Agreement {
  /** To which the alias moves. */
  readonly version: string;
  readonly agreed: AgreedMove;
  /** Whether the page is still there to say it. */
  tell(result: PromotionResult): boolean;
}

/** Promotions that were agreed to on a page, and that the command carries out for which the page calls then. Each is taken once. */
export class Promotions {
  readonly #waiting = new Set<Agreement>();

  /** It can be taken until the answer is disposed. */
  agree(agreement: Agreement): Disposable {
    this.#waiting.add(agreement);
    return { dispose: () => this.#waiting.delete(agreement) };
  }

  take({ connection, version: { name, version } }: NodeOf<'version'>): Agreement | undefined {
    const taken = [...this.#waiting].find(
      ({ version: to, agreed }) => to === version && agreed.model === name && agreed.connection.id === connection.id,
    );
    if (taken) this.#waiting.delete(taken);
    return taken;
  }
}
