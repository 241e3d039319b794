import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { comparedValue, type ComparedRow } from '../../src/model/comparedRow.ts';
import type { ComparedSection, VersionComparison } from '../../src/protocol/model.ts';
import { check } from '../common/fields.ts';
import { pieceView } from '../common/pieceView.ts';
import { metricCell } from '../compare/metricCell.ts';
import { aliasChip } from './aliasChip.ts';
import type { Session } from './session.ts';
import { versionSelect } from './versionSelect.ts';

const titles: Readonly<Record<ComparedSection['id'], string>> = {
  metrics: 'Metrics',
  params: 'Params',
  data: 'Data',
  signature: 'Signature',
  requirements: 'Requirements',
  tags: 'Tags',
};

type Pair = readonly [string, string];

/** Two versions beside each other, in place of the table of all. */
export function versionsCompared(session: Session, pair: Pair): TemplateResult {
  const { view, look } = session;
  const [one, other] = pair;
  return html`<section class="compared" aria-label=${`Version ${one} against version ${other}`}>
    <div class="bar">
      <button class="link" @click=${() => look({ compared: undefined })}>← All Versions</button>
      ${versionSelect('Measured by', one, session, (version) => look({ compared: [version, other] }))}
      <button
        class="quiet"
        title="Swap the two"
        aria-label="Swap the two"
        @click=${() => look({ compared: [other, one] })}
      >
        ⇄
      </button>
      ${versionSelect('Version', other, session, (version) => look({ compared: [one, version] }))}
      <span class="grow"></span>
      ${check({
        label: 'Only what differs',
        value: view.onlyDiffering,
        choose: (onlyDiffering) => look({ onlyDiffering }),
      })}
    </div>
    <div class="scroll">
      ${pieceView(session.comparison(pair), 'both versions', (known) => comparedTable(session, pair, known))}
    </div>
  </section>`;
}

function comparedTable(
  session: Session,
  pair: Pair,
  { sections, notes, directions }: VersionComparison,
): TemplateResult {
  const head = (version: string): TemplateResult =>
    html`<th scope="col">
      Version ${plainText(version, 20)}
      ${session.content.aliases.filter((held) => held.version === version).map(({ alias }) => aliasChip(alias))}
    </th>`;
  return html` <table>
      <thead>
        <tr>
          <th scope="col"><span class="unseen">Name</span></th>
          ${pair.map(head)}
        </tr>
      </thead>
      ${sections.map(({ id, rows }) => {
        const differing = rows.filter(({ differs }) => differs);
        const shown = session.view.onlyDiffering ? differing : rows;
        if (rows.length === 0) return '';
        return html`<tbody>
          <tr class="title">
            <th scope="rowgroup" colspan="3">
              ${titles[id]}
              <span class="dim"
                >${differing.length === 0 ? 'the same' : `${differing.length} of ${rows.length} differ`}</span
              >
            </th>
          </tr>
          ${shown.map((row) => comparedLine(id, row, directions[row.name]))}
        </tbody>`;
      })}
    </table>
    ${notes.map((note) => html`<p class="dim unknown">${plainText(note, 400)}</p>`)}`;
}

function comparedLine(
  id: ComparedSection['id'],
  row: ComparedRow,
  direction: 'lower' | 'higher' | undefined,
): TemplateResult {
  const sign =
    direction === undefined
      ? ''
      : html`<span class="dim" title=${`${direction} is better`}>${direction === 'higher' ? '↑' : '↓'}</span>`;
  return html`<tr>
    <th scope="row" title=${plainText(row.name, 300)}>${plainText(row.name, 120)} ${sign}</th>
    ${[0, 1].map((at) => {
      const value = comparedValue(row, at);
      if (value === undefined) return html`<td class="dim">–</td>`;
      return id === 'metrics'
        ? html`<td class="number">${metricCell(row, value, at, { baseline: 0, directionOf: () => direction })}</td>`
        : html`<td title=${plainText(String(value), 2_000)}>${plainText(String(value), 200)}</td>`;
    })}
  </tr>`;
}
