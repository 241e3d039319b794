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
export function experimentsButton({ content, host, work }: Session): TemplateResult {
  const { experiments } = content;
  return html`<button
    class="link text"
    aria-haspopup="dialog"
    title=${`${tableName(content)}. Choose which experiments.`}
    @click=${() => work(host.ask('chooseExperiments', null))}
  >
    ${plainText(experimentWords(experiments), 60)}…
  </button>`;
}

/** What is wrong with some of them, a sentence for each kind. */
export function experimentProblems({ experiments }: Shown): readonly string[] {
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
