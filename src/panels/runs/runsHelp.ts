import type { State } from '../../host/state.ts';
import type { Run } from '../../model/run.ts';
import type { FilterHelp, FilterOffer, RunsProtocol } from '../../protocol/runs.ts';
import { filterHelp } from '../../services/runs/filterHelp.ts';
import { knownNames } from '../../services/runs/knownNames.ts';
import { recentFilters } from '../../services/runs/searches.ts';
import type { Answerer } from '../page.ts';
import { helpAsk } from './runsAsks.ts';

/** So many of the runs say which names and values there are. */
const mostAsked = 250;
const mostOffers = 50;

type Help = RunsProtocol['calls']['help'];
type KnownNames = ReturnType<typeof knownNames>;

/** Helps to write a filter, with the names and values of the runs that were read. */
export function runsHelp(state: State, runs: () => readonly Run[]): Answerer<Help['ask'], Help['answer']> {
  let of: readonly Run[] | undefined;
  let known: KnownNames = {};

  function names(): KnownNames {
    const now = runs();
    // A filter that finds nothing must not take the names away.
    if (now !== of && now.length > 0) [of, known] = [now, knownNames(now.slice(0, mostAsked))];
    return known;
  }

  return {
    ask: helpAsk,
    answer: ({ text, cursor }): Promise<FilterHelp> => {
      const { completions, problem } = filterHelp(text, cursor, names());
      const offers = completions.slice(0, mostOffers).map((offer) => ({ ...offer, ...detailOf(known, offer) }));
      const recent = text.trim() === '' ? recentOffers(state, text) : [];
      return Promise.resolve({ offers: [...recent, ...offers], ...(problem && { problem }) });
    },
  };
}

function recentOffers(state: State, text: string): readonly FilterOffer[] {
  return recentFilters(state)
    .slice(0, 5)
    .map((filter) => ({ kind: 'recent', label: filter, insert: filter, start: 0, end: text.length }));
}

/** How many values were met under a name. */
function detailOf(known: KnownNames, { kind, label }: Pick<FilterOffer, 'kind' | 'label'>): { detail?: string } {
  if (kind !== 'param' && kind !== 'tag') return {};
  const name = label.slice(label.indexOf('.') + 1).replace(/^[`"]|[`"]$/g, '');
  const count = known[kind]?.get(name)?.length ?? 0;
  return count === 0 ? {} : { detail: count === 1 ? '1 value' : `${String(count)} values` };
}
