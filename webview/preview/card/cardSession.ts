import type { ModelCard, ModelEnvironment, ModelUse } from '../../../src/protocol/modelCard.ts';
import type { PreviewContent, PreviewProtocol } from '../../../src/protocol/preview.ts';
import { Attempts } from '../../common/attempts.ts';
import type { ShownPage } from '../../common/page.ts';
import { Piece } from '../../common/piece.ts';
import type { PreviewView } from '../view.ts';

type Shown = ShownPage<PreviewProtocol, PreviewView>;

/** What the page knows of a model besides its card, as long as it is open. */
export class CardSession {
  readonly use: Piece<ModelUse>;
  readonly environment: Piece<ModelEnvironment>;
  /** Which parts of the signature are shown with all of their fields. */
  readonly whole = new Set<string>();
  readonly attempts: Attempts;
  #page: Shown;
  #shown: { readonly content: PreviewContent; readonly card: ModelCard } | undefined;

  constructor(page: Shown) {
    this.#page = page;
    const { host, update } = page;
    this.attempts = new Attempts(update);
    this.use = new Piece((signal) => host.ask('modelUse', null, signal), update);
    this.environment = new Piece((signal) => host.ask('modelEnvironment', null, signal), update);
  }

  get content(): PreviewContent {
    return this.#now.content;
  }

  get card(): ModelCard {
    return this.#now.card;
  }

  get view(): PreviewView {
    return this.#page.view;
  }

  get look(): Shown['look'] {
    return this.#page.look;
  }

  get update(): Shown['update'] {
    return this.#page.update;
  }

  /** What the host tells now: of a file that was read anew, all is asked anew. */
  follow(content: PreviewContent, card: ModelCard, page: Shown): void {
    const before = this.#shown;
    this.#page = page;
    this.#shown = { content, card };
    if (!before || before.content.generation === content.generation) return;
    this.use.again();
    this.environment.again();
  }

  readonly copy = (text: string): void => this.attempts.make(this.#page.host.ask('copy', { text }));

  readonly openAsText = (): void => this.attempts.make(this.#page.host.ask('openAsText', null));

  readonly showSizes = (): void => this.attempts.make(this.#page.host.ask('showSizes', null));

  get #now(): { readonly content: PreviewContent; readonly card: ModelCard } {
    if (!this.#shown) throw new Error('There is nothing to show yet.');
    return this.#shown;
  }
}
