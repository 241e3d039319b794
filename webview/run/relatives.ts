import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { instantOf } from '../../src/charts/timeWords.ts';
import { formatMetric } from '../../src/model/metric.ts';
import { statusWord } from '../../src/model/words.ts';
import type { Children, OtherRun } from '../../src/protocol/run.ts';
import { runLink } from './facts.ts';
import { pieceView } from '../common/pieceView.ts';
import { section } from './section.ts';
import type { Session } from './session.ts';
import { statusShape } from '../common/statusShape.ts';
import type { RunShown } from './view.ts';

/** The runs nested in this one, as far as they were read; most runs have none, and nothing is said of that. */
export function relatives(session: Session, page: RunShown): TemplateResult | '' {
  const { value, failure } = session.children.state;
  if (failure === undefined && (value?.items.length ?? 0) === 0) return '';
  return section(page, {
    id: 'children',
    title: 'Child runs',
    ...(value && { count: value.nextPageToken === undefined ? value.items.length : `${String(value.items.length)}+` }),
    body: () => pieceView(session.children, 'the child runs', (children) => list(session, children)),
  });
}

function list(session: Session, { metric, items, nextPageToken }: Children): TemplateResult {
  return html`<table class="texts" aria-label="Child runs">
      <thead>
        <tr>
          <th scope="col">Run</th>
          <th scope="col" class="number">${metric === undefined ? '' : plainText(metric, 60)}</th>
        </tr>
      </thead>
      <tbody>
        ${items.map((child) => row(session, child))}
      </tbody>
    </table>
    ${
      nextPageToken === undefined
        ? ''
        : html`<p class="dim">
            ${items.length} shown
            <button class="link" @click=${() => session.attempt(more(session, nextPageToken))}>Show More</button>
          </p>`
    }`;
}

function row(session: Session, { runId, name, status, startTimeMs, metric }: OtherRun): TemplateResult {
  const [value] = metric ?? [];
  return html`<tr>
    <th scope="row" title=${startTimeMs === undefined ? '' : `Started ${instantOf(startTimeMs)}`}>
      ${statusShape(status)}<span class="unseen">${statusWord(status)} </span>${runLink(session, runId, name)}
    </th>
    <td class="number" title=${value === undefined ? '' : String(value)}>
      ${value === undefined ? '' : formatMetric(value)}
    </td>
  </tr>`;
}

async function more({ host, children }: Session, pageToken: string): Promise<void> {
  const next = await host.ask('children', { pageToken });
  const before = children.state.value?.items ?? [];
  // A run that began meanwhile moves the others to the next page.
  const known = new Set(before.map(({ runId }) => runId));
  children.put({ ...next, items: [...before, ...next.items.filter(({ runId }) => !known.has(runId))] });
}
