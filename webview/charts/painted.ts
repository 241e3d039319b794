import { noChange, type ElementPart } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import type { OwnProps, Painter } from './painter.ts';

type Arguments = [painter: Painter, inputs: readonly unknown[], props: () => OwnProps];

/** Has a chart drawn in an element whenever what it is drawn from is different. */
export const painted = directive(
  class extends AsyncDirective {
    #place: HTMLElement | undefined;
    #painter: Painter | undefined;
    #inputs: readonly unknown[] = [];

    override update({ element }: ElementPart, args: Arguments): unknown {
      this.#place = element as HTMLElement;
      return this.render(...args);
    }

    override render(...[painter, inputs, props]: Arguments): unknown {
      const isSame = inputs.length === this.#inputs.length && inputs.every((input, at) => input === this.#inputs[at]);
      this.#painter = painter;
      this.#inputs = inputs;
      if (!isSame && this.#place) painter.show(this.#place, props());
      return noChange;
    }

    override disconnected(): void {
      if (this.#place) this.#painter?.forget(this.#place);
    }
  },
);
