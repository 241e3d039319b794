import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { plainText } from '../../../src/base/plainText.ts';
import { openPopover, redrawPopover } from '../../common/popover.ts';
import type { Session } from '../session.ts';
import type { Joined } from './joined.ts';

interface Picker {
  readonly label: string;
  readonly title: string;
  readonly words: (joined: Joined) => string;
  readonly help: string;
  readonly choices: (joined: Joined) => readonly string[];
  readonly chosen: (joined: Joined) => readonly string[];
  readonly choose: (columns: readonly string[], joined: Joined, session: Session) => void;
}

const pickers: readonly Picker[] = [
  {
    label: 'Join rows by',
    title: 'Choose the columns by which rows are joined',
    words: ({ keys }) =>
      `joined by ${keys.length === 0 ? 'row number' : keys.map((key) => plainText(key, 40)).join(', ')}`,
    help: 'Rows with the same values in these columns are joined; without any, rows of the same number.',
    choices: ({ keyChoices }) => keyChoices,
    chosen: ({ keys }) => keys,
    choose: (columns, _, { tables }) => tables.setKeys(columns),
  },
  {
    label: 'Columns of the tables',
    title: 'Choose the columns that are shown and compared',
    words: ({ columns, columnChoices }) =>
      columns.length === columnChoices.length ? 'all columns' : `${columns.length} of ${columnChoices.length} columns`,
    help: 'Other columns are not shown, and have no say in which rows differ.',
    choices: ({ columnChoices }) => columnChoices,
    chosen: ({ columns }) => columns.map(({ name }) => name),
    choose: (columns, { columnChoices }, { tables }) =>
      tables.leaveOut(columnChoices.filter((name) => !columns.includes(name))),
  },
];

/** By which columns rows are joined, and which are compared: a press opens the list of them. */
export function columnPickers(joined: Joined, session: Session): readonly TemplateResult[] {
  return pickers.map(
    (picker) =>
      html`<button
        class="link"
        aria-haspopup="dialog"
        title=${picker.title}
        @click=${({ currentTarget }: Event) =>
          openPopover(currentTarget as HTMLElement, picker.label, () => list(picker, session))}
      >
        ${picker.words(joined)}
      </button>`,
  );
}

function list(picker: Picker, session: Session): TemplateResult {
  const { joined } = session.tables;
  if (!joined) return html``;
  const chosen = picker.chosen(joined);
  const turn = (name: string): void => {
    const next = chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name];
    picker.choose(next, joined, session);
    redrawPopover();
  };
  return html`<p class="dim chooser-head">${picker.help}</p>
    <ul>
      ${picker.choices(joined).map(
        (name) =>
          html`<li>
            <label
              ><input type="checkbox" .checked=${live(chosen.includes(name))} @change=${() => turn(name)} />
              <span class="text">${plainText(name, 200)}</span></label
            >
          </li>`,
      )}
    </ul>`;
}
