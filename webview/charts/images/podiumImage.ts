import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { sentenceOf } from '../../../src/base/sentenceOf.ts';
import type { StoredImage } from './imageStore.ts';

export interface ImageProps {
  readonly image: StoredImage;
  /** What it is, in words. */
  readonly alt: string;
}

/** While a slider is dragged, not every image on the way is read. */
const settledMs = 60;

/** One image, which is read when it comes near the view, and let go when it is far from it. */
export class PodiumImage extends LitElement {
  static override readonly properties = { props: { attribute: false }, url: { state: true }, failure: { state: true } };
  declare props: ImageProps;
  /** Of the file that is shown, in this page only. */
  declare url: string | undefined;
  declare failure: string | undefined;
  #isNear = false;
  /** What is shown, or being read. */
  #wanted: string | undefined;
  #reading: AbortController | undefined;

  override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    watched.set(this, (isNear) => this.#come(isNear));
    nearness.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    nearness.unobserve(this);
    this.#come(false);
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('props')) this.#want();
  }

  override render(): TemplateResult {
    const { alt } = this.props;
    if (this.failure !== undefined) {
      return html`<span class="failure"><span class="unseen">${alt}: </span>${this.failure}</span>`;
    }
    if (this.url === undefined) return html`<span class="unseen">${alt}</span>`;
    return html`<img
      src=${this.url}
      alt=${alt}
      @load=${loaded}
      @error=${() => this.#fail('This image cannot be shown.')}
    />`;
  }

  #come(isNear: boolean): void {
    this.#isNear = isNear;
    if (isNear) this.#want();
    else this.#leave();
  }

  #want(): void {
    const { image } = this.props;
    if (!this.#isNear || this.#wanted === image.name) return;
    const isFirst = this.#wanted === undefined;
    this.#reading?.abort();
    this.#wanted = image.name;
    const there = image.there();
    if (there) this.#show(there);
    else void this.#read(image, isFirst ? 0 : settledMs);
  }

  /** What was shown before stays until the next is there. */
  async #read(image: StoredImage, afterMs: number): Promise<void> {
    const reading = new AbortController();
    this.#reading = reading;
    try {
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      reading.signal.throwIfAborted();
      const file = await image.read(reading.signal);
      reading.signal.throwIfAborted();
      this.#show(file);
    } catch (error) {
      if (!reading.signal.aborted) this.#fail(sentenceOf(error));
    }
  }

  #show(file: Blob): void {
    this.#letGo();
    this.url = URL.createObjectURL(file);
    this.failure = undefined;
  }

  #fail(sentence: string): void {
    this.#letGo();
    this.failure = sentence;
  }

  #leave(): void {
    this.#reading?.abort();
    this.#wanted = undefined;
    this.#letGo();
    this.failure = undefined;
  }

  #letGo(): void {
    if (this.url !== undefined) URL.revokeObjectURL(this.url);
    this.url = undefined;
  }
}

const watched = new WeakMap<Element, (isNear: boolean) => void>();
const nearness = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) watched.get(target)?.(isIntersecting);
  },
  { scrollMargin: '300px' },
);

/** Where an image is drawn many times as large as it is, each of its pixels can be told from the next. */
function loaded({ currentTarget }: Event): void {
  if (!(currentTarget instanceof HTMLImageElement)) return;
  const { naturalWidth, naturalHeight, clientWidth, clientHeight } = currentTarget;
  const scale = Math.min(clientWidth / naturalWidth, clientHeight / naturalHeight);
  currentTarget.classList.toggle('coarse', scale >= 4);
}

customElements.define('podium-image', PodiumImage);
