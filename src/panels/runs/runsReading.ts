import * as v from 'valibot';
import type { RunSearch, RunsProtocol } from '../../protocol/runs.ts';
import { rememberFilter } from '../../services/runs/searches.ts';
import type { HeldRuns } from './heldRuns.ts';
import type { LastDone } from './lastDone.ts';
import type { Answers, PageContext } from '../page.ts';
import { searchAsk } from './runsAsks.ts';

/** What reads other runs, or more of them: the page is told what is held then. */
export function runsReading(
  held: HeldRuns,
  { state }: Pick<PageContext, 'state'>,
  { done, tell, ended }: { readonly done: LastDone; readonly tell: () => void; readonly ended: AbortSignal },
): Pick<Answers<RunsProtocol>, 'search' | 'more' | 'all'> {
  return {
    search: {
      ask: searchAsk,
      answer: async (search: RunSearch, signal) => {
        done.forget();
        try {
          await held.search(search, signal);
          if (search.filter !== undefined) await rememberFilter(state, search.filter);
        } finally {
          tell();
        }
        return undefined;
      },
    },
    more: {
      ask: v.null(),
      answer: async () => {
        await held.list?.more(ended);
        tell();
        return undefined;
      },
    },
    all: {
      ask: v.null(),
      answer: async (_, signal) => {
        try {
          await held.all(signal);
        } finally {
          tell();
        }
        return undefined;
      },
    },
  };
}
