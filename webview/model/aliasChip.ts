import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';

export function aliasChip(alias: string): TemplateResult {
  return html`<span class="chip ${alias === 'champion' ? '' : 'plain'}" title=${plainText(alias, 300)}
    >@${plainText(alias, 40)}</span
  >`;
}
