import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import type { BrokenText, PreviewProtocol } from '../../src/protocol/preview.ts';
import type { Attempts } from '../common/attempts.ts';
import { failureBand } from '../common/failureBand.ts';
import type { Host } from '../common/host.ts';

/** A text that is not what its name says: why, and what can be done. */
export function brokenView({ message }: BrokenText, host: Host<PreviewProtocol>, attempts: Attempts): TemplateResult {
  return html`${failureBand(attempts)}
    <div class="middle broken" role="alert">
      <p>${plainText(message, 600)}</p>
      <div>
        <vscode-button @click=${() => attempts.make(host.ask('openAsText', null))}>Open as Text</vscode-button>
        <vscode-button appearance="secondary" @click=${() => host.retry()}>Try Again</vscode-button>
      </div>
    </div>`;
}
