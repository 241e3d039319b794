import type {
  Difference,
  PromotionAct,
  PromotionContent,
  PromotionHistory,
  PromotionProtocol,
} from '../../src/protocol/promotion.ts';
import type { Host } from '../common/host.ts';
import { Piece } from '../common/piece.ts';
import type { PromotionShown, PromotionView } from './view.ts';

/** What lives as long as the page: what it was told, what was asked for by then, and what can be done. */
export class Session {
  readonly host: Host<PromotionProtocol>;
  readonly #look: (change: Partial<PromotionView>) => void;
  readonly #update: () => void;
  content: PromotionContent | undefined;
  view: PromotionView;
  /** What was tried last and could not be done. */
  trouble: string | undefined;
  #isAsked = false;
  #generation = 0;
  #history: Piece<PromotionHistory> | undefined;
  #differences: Piece<readonly Difference[]> | undefined;

  constructor({ host, look, update, view }: PromotionShown) {
    this.host = host;
    this.#look = look;
    this.view = view;
    this.#update = update;
  }

  /** What the host tells now. Whether that is something else. */
  follow(content: PromotionContent, view: PromotionView): boolean {
    const isSame = content === this.content;
    this.content = content;
    this.view = view;
    const generation = content.kind === 'proposed' ? content.generation : 0;
    if (generation === this.#generation) return !isSame;
    this.#generation = generation;
    this.#history = new Piece((signal) => this.host.ask('history', { generation }, signal), this.#update);
    this.#differences = new Piece((signal) => this.host.ask('differences', { generation }, signal), this.#update);
    return true;
  }

  get history(): Piece<PromotionHistory> | undefined {
    return this.#history;
  }

  get differences(): Piece<readonly Difference[]> | undefined {
    return this.#differences;
  }

  /** Known at once, so that who presses a key right after another one agrees to all that was typed. */
  readonly look = (change: Partial<PromotionView>): void => {
    this.view = { ...this.view, ...change };
    this.#look(change);
  };

  get isUnderway(): boolean {
    return this.#isAsked || (this.content?.kind === 'proposed' && this.content.isUnderway);
  }

  /** What stands in the way, each in a few words. */
  get hindrances(): readonly string[] {
    const { content, view } = this;
    if (content?.kind !== 'proposed') return [];
    const { policy, obstacle, model } = content;
    if (obstacle !== undefined) return [obstacle];
    const unmet = policy.requirements.filter(({ outcome }) => outcome !== 'met').length;
    const isOverriding = view.isOverriding && policy.mayOverride;
    return [
      ...(policy.isMet || isOverriding
        ? []
        : [unmet === 1 ? '1 requirement is not met' : `${unmet} requirements are not met`]),
      ...(!policy.isMet && isOverriding && view.why.trim() === '' ? ['Give a reason to override the policy'] : []),
      ...(policy.typeModelName && view.typed !== model ? ["Type the model's name"] : []),
    ];
  }

  get canPromote(): boolean {
    const { content } = this;
    const isOpen = content?.kind === 'proposed' && !content.isHeld && !content.result?.isDone;
    return isOpen && !this.isUnderway && this.hindrances.length === 0;
  }

  readonly promote = (): void => {
    const { content, view } = this;
    if (!this.canPromote || content?.kind !== 'proposed') return;
    const { generation, policy } = content;
    this.#isAsked = true;
    const asked = { generation, why: view.why, override: !policy.isMet && view.isOverriding, typed: view.typed };
    void this.#try(this.host.ask('promote', asked)).then(() => {
      this.#isAsked = false;
      this.#update();
    });
  };

  readonly act = (act: PromotionAct): void => void this.#try(this.host.ask('act', act));

  readonly dismiss = (): void => void this.#try(Promise.resolve());

  /** Does something, and says why it could not be done. */
  async #try(work: Promise<unknown>): Promise<void> {
    this.trouble = undefined;
    this.#update();
    try {
      await work;
    } catch (error) {
      this.trouble = error instanceof Error ? error.message : String(error);
    }
    this.#update();
  }
}
