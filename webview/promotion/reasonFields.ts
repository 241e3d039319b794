import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import type { ProposedContent } from '../../src/protocol/promotion.ts';
import { textOf } from '../common/fields.ts';
import type { Session } from './session.ts';

/** Why it is done, and where the policy wants that, the model's name. */
export function reasonFields({ policy, model }: ProposedContent, { view, look, isUnderway }: Session): TemplateResult {
  const isNeeded = !policy.isMet && policy.mayOverride && view.isOverriding;
  return html`<section class="record" aria-labelledby="record">
    <div class="section-head"><h2 id="record">Record</h2></div>
    <label>
      <span>${isNeeded ? 'Why the policy is overridden' : 'Why'}</span>
      <span class="dim">· kept with the version, where every MLflow client can read it</span>
      <textarea
        id="why"
        class="field"
        rows="2"
        maxlength="1000"
        ?required=${isNeeded}
        ?disabled=${isUnderway}
        .value=${view.why}
        @input=${(event: Event) => look({ why: textOf(event) })}
      ></textarea>
    </label>
    ${
      policy.typeModelName
        ? html`<label>
            <span>The policy protects this alias: type the model's name, <b>${plainText(model, 200)}</b></span>
            <input
              id="typed"
              class="field"
              autocomplete="off"
              spellcheck="false"
              ?disabled=${isUnderway}
              .value=${view.typed}
              @input=${(event: Event) => look({ typed: textOf(event) })}
            />
          </label>`
        : ''
    }
  </section>`;
}
