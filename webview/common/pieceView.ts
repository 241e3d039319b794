import { html, type TemplateResult } from 'lit';
import type { Piece } from './piece.ts';

/** A part that is asked for: its sentence while it is read, why it could not be, or what there is. */
export function pieceView<Value>(
  piece: Piece<Value>,
  what: string,
  show: (value: Value) => TemplateResult,
): TemplateResult {
  const { value, failure } = piece.state;
  return html`${
    failure === undefined
      ? ''
      : html`<p class="failure" role="alert">
          ${value === undefined ? '' : 'This may be out of date. '}${failure}
          <button class="link" @click=${() => piece.again()}>Try Again</button>
        </p>`
  }${
    value !== undefined
      ? show(value)
      : failure === undefined
        ? html`<p class="dim" role="status">Reading ${what}…</p>`
        : ''
  }`;
}
