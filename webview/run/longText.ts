import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';

const shortCharacters = 90;
const shortJson = 30;
/** More than a screen can draw in a moment. */
const mostCharacters = 100_000;

/** A text on one line; what is longer, or has several lines, unfolds, and JSON does so with its own indentation. */
export function longText(text: string): TemplateResult {
  if (text === '') return html`<span class="dim">empty</span>`;
  const short = isJsonLike(text) ? shortJson : shortCharacters;
  if (text.length <= short && !/[\r\n]/.test(text)) return html`<span class="value">${plainText(text)}</span>`;
  return html`<details class="long">
    <summary>${plainText(text, shortCharacters)}</summary>
    ${lines(text)}
  </details>`;
}

/** All lines of a text. */
export function lines(text: string): TemplateResult {
  const whole = text.length <= mostCharacters;
  const shown = whole ? pretty(text) : text.slice(0, mostCharacters);
  return html`<pre tabindex="0">${shown.split('\n').map((line) => `${plainText(line, mostCharacters)}\n`)}</pre>
    ${
      whole
        ? ''
        : html`<p class="dim">
            ${mostCharacters.toLocaleString('en')} of ${text.length.toLocaleString('en')} characters; copied are all of
            them.
          </p>`
    }`;
}

function pretty(text: string): string {
  if (!isJsonLike(text)) return text;
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // It only looked like JSON.
    return text;
  }
}

function isJsonLike(text: string): boolean {
  return /^\s*[[{]/.test(text);
}
