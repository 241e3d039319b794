import { html, type TemplateResult } from 'lit';

/** What is written beside a field, what it has now, and what to do with what it gets. */
interface Field<Value> {
  readonly label: string;
  readonly value: Value;
  readonly choose: (value: Value) => void;
}

/** One of a few, each with its name. */
export function choice<Value extends string>({
  label,
  value,
  names,
  choose,
}: Field<Value> & { readonly names: readonly (readonly [Value, string])[] }): TemplateResult {
  const chosen = (event: Event): void => {
    const next = names.find(([name]) => name === (event.target as HTMLSelectElement).value)?.[0];
    // The toolkit also says so when it is told.
    if (next !== undefined && next !== value) choose(next);
  };
  return html`<label class="choice"
    ><span>${label}</span>
    <vscode-dropdown aria-label=${label} .value=${value} @change=${chosen}>
      ${names.map(
        ([name, text]) => html`<vscode-option value=${name} ?selected=${name === value}>${text}</vscode-option>`,
      )}
    </vscode-dropdown></label
  >`;
}

export function check({ label, value, choose }: Field<boolean>): TemplateResult {
  const changed = (event: Event): void => {
    const { checked } = event.target as HTMLInputElement;
    if (checked !== value) choose(checked);
  };
  return html`<vscode-checkbox .checked=${value} @change=${changed}>${label}</vscode-checkbox>`;
}

/** What stands in a field that has the event. */
export function textOf({ target }: Event): string {
  return (target as HTMLInputElement).value;
}
