import { Owned, type Disposable } from '../../base/owned.ts';
import type { ProposedContent } from '../../protocol/promotion.ts';
import type { AgreedMove } from '../../services/registry/aliasMoves.ts';
import type { Change } from '../../services/changes.ts';
import type { NodeOf } from '../../services/node.ts';
import type { PromotionResult } from '../../services/registry/promotions.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { PageContext } from '../page.ts';

/** What was agreed to on the page of a promotion: while a command carries it out, and what became of it. */
export class PromotionAgreed implements Disposable {
  readonly #context: Pick<PageContext, 'execute' | 'promotions' | 'changes'>;
  readonly #onChange: () => void;
  readonly #owned = new Owned();
  #isUnderway = false;
  #wasBegun = false;
  #result: PromotionResult | undefined;

  constructor(context: Pick<PageContext, 'execute' | 'promotions' | 'changes'>, onChange: () => void) {
    this.#context = context;
    this.#onChange = onChange;
    this.#owned.add(
      context.changes.onDidChange((change) => {
        // It was taken back.
        if (change === this.change && !context.changes.has(change)) this.#become(undefined);
      }),
    );
  }

  get isUnderway(): boolean {
    return this.#isUnderway;
  }

  /** Whether anything was agreed to since somebody looked how things stand. */
  get wasBegun(): boolean {
    return this.#wasBegun;
  }

  get isDone(): boolean {
    return this.change !== undefined;
  }

  /** What was made, as it can be taken back. */
  get change(): Change | undefined {
    return this.#result?.kind === 'done' ? this.#result.change : undefined;
  }

  get result(): ProposedContent['result'] {
    switch (this.#result?.kind) {
      case 'done':
        return { isDone: true, words: this.#result.change.label };
      case 'stopped':
        return { isDone: false, words: this.#result.message };
      default:
        return undefined;
    }
  }

  /** Has it carried out by the command, once. Ends when that has. */
  async carryOut(node: NodeOf<'version'>, agreed: AgreedMove): Promise<void> {
    const { execute, promotions } = this.#context;
    if (this.#isUnderway) throw new StoreError('conflict', 'This promotion is under way already.');
    this.#isUnderway = true;
    this.#wasBegun = true;
    this.#become(undefined);
    const waiting = promotions.agree({
      version: node.version.version,
      agreed,
      tell: (result) => {
        this.#isUnderway = false;
        this.#become(result);
        return !this.#owned.isDisposed;
      },
    });
    try {
      await execute('podium.models.carryOutPromotion', node);
    } finally {
      // Where no such command came to it, nobody must come to it later.
      waiting.dispose();
      this.#isUnderway = false;
    }
  }

  /** Somebody wants to see how things stand now. */
  forget(): void {
    if (this.#isUnderway) return;
    this.#wasBegun = false;
    this.#result = undefined;
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #become(result: PromotionResult | undefined): void {
    this.#result = result;
    this.#onChange();
  }
}
