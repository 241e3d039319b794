import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import type { BrokenText, PreviewProtocol } from '../../src/protocol/preview.ts';
import type { ShownPage } from '../common/page.ts';
import type { PreviewView } from './view.ts';

/** A text that is not what its name says: why, and what can be done. */
export function brokenView(
  { message }: BrokenText,
  { host }: Pick<ShownPage<PreviewProtocol, PreviewView>, 'host'>,
): TemplateResult {
  return html`<div class="middle broken" role="alert">
    <p>${plainText(message, 600)}</p>
    <div>
      <vscode-button @click=${() => void host.ask('openAsText', null)}>Open as Text</vscode-button>
      <vscode-button appearance="secondary" @click=${() => host.retry()}>Try Again</vscode-button>
    </div>
  </div>`;
}
