import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import type { ProposedContent, ShownRequirement } from '../../src/protocol/promotion.ts';
import type { Session } from './session.ts';

const signs = {
  met: { sign: '✓', look: 'good', word: 'Met: ' },
  unmet: { sign: '✗', look: 'bad', word: 'Not met: ' },
  unknown: { sign: '?', look: 'warn', word: 'Not known, so not met: ' },
} as const;

/** All that the policy asks for, met or not. */
export function checklist({ policy }: ProposedContent, { act }: Session): TemplateResult {
  const { file, rule, requirements } = policy;
  if (file === undefined)
    return html`<p class="dim none">
      No policy: there is no <code>.podium/promotion.json</code> in this workspace, so that any version may be promoted.
    </p>`;
  return html`<section aria-labelledby="policy">
    <div class="section-head">
      <h2 id="policy">Policy</h2>
      <button class="link" @click=${() => act({ action: 'openPolicy' })}>${file}</button>
      <span class="dim"
        >${rule ? `line ${rule.line}: ${plainText(rule.model, 80)} · @${plainText(rule.alias, 60)}` : ''}</span
      >
    </div>
    ${
      requirements.length === 0
        ? html`<p class="dim">It asks for nothing here.</p>`
        : html`<ul class="checks">
            ${requirements.map((one) => requirement(one, act))}
          </ul>`
    }
  </section>`;
}

function requirement({ outcome, figure, rule, remedy }: ShownRequirement, act: Session['act']): TemplateResult {
  const { sign, look, word } = signs[outcome];
  return html`<li>
    <span class=${look} aria-hidden="true">${sign}</span>
    <span><span class="unseen">${word}</span>${figure}</span>
    <span class="dim"
      >${rule}${
        remedy
          ? html` ·
              <button class="link" @click=${() => act(remedy)}>
                ${remedy.action === 'setTag' ? 'set tag…' : 'edit description…'}
              </button>`
          : ''
      }</span
    >
  </li>`;
}
