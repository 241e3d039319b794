import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { experimentWords } from '../../src/model/experiment.ts';
import type { RunsContent, ShownExperiment } from '../../src/protocol/runs.ts';
import type { Session } from './session.ts';

/** More names than these nobody reads in a sentence. */
const mostNamed = 12;

type Shown = Pick<RunsContent, 'experiments'>;
type Problem = NonNullable<ShownExperiment['problem']>;

const problemWords: { readonly [Of in Problem]: readonly [one: string, several: string] } = {
  deleted: ['is deleted', 'are deleted'],
  missing: ['is not in the store any more', 'are not in the store any more'],
  forbidden: ['may not be read by you', 'may not be read by you'],
};

/** "Runs of wine, iris and digits". */
export function tableName({ experiments }: Shown): string {
  return `Runs of ${named(experiments)}`;
}

/** Which experiments these are; a press asks for others. */
export function experimentsButton(session: Session): TemplateResult {
  const { content } = session;
  return html`<button
    class="link text"
    aria-haspopup="dialog"
    title=${`${tableName(content)}. Choose which experiments.`}
    @click=${choosing(session)}
  >
    ${plainText(experimentWords(content.experiments), 60)}…
  </button>`;
}

/** What is wrong with some of them; a table of others can do without these. */
export function experimentBands(session: Session): readonly TemplateResult[] {
  const { experiments } = session.content;
  return experimentProblems(experiments).map(
    (problem) =>
      html`<div class="band" role="status">
        <span>${problem}</span>
        ${experiments.length > 1 ? html`<button class="link" @click=${choosing(session)}>Choose Experiments…</button>` : ''}
      </div>`,
  );
}

function choosing({ host, work }: Session): () => void {
  return () => work(host.ask('chooseExperiments', null));
}

/** A sentence for each kind. */
function experimentProblems(experiments: readonly ShownExperiment[]): readonly string[] {
  const kinds: readonly Problem[] = ['missing', 'forbidden', 'deleted'];
  return kinds.flatMap((kind) => {
    const some = experiments.filter(({ problem }) => problem === kind);
    const [one, several] = problemWords[kind];
    if (some.length === 0) return [];
    return some.length === 1
      ? [`The experiment ${named(some)} ${one}.`]
      : [`The experiments ${named(some)} ${several}.`];
  });
}

function named(experiments: readonly ShownExperiment[]): string {
  const names = experiments.slice(0, mostNamed).map(({ name }) => plainText(name, 80));
  const left = experiments.length - names.length;
  const last = left > 0 ? `${String(left)} more` : names.pop();
  return names.length === 0 ? (last ?? '') : `${names.join(', ')} and ${last ?? ''}`;
}
