import * as v from 'valibot';
import { isLive, type Run } from '../model/run.ts';
import type { RunProtocol } from '../protocol/run.ts';
import { findConnection } from './findConnection.ts';
import type { IdentityOf, Page, PageContext } from './page.ts';

/** One run, from its store; while it is running, again and again. */
export function runPage(
  { connectionId, runId }: IdentityOf<'run'>,
  { connections, settings, execute }: PageContext,
): Page<RunProtocol> {
  let run: Run | undefined;
  return {
    async read(signal) {
      const connection = await findConnection(connections, connectionId);
      run = await connections.ask(connection, (store) => store.getRun(runId, signal));
      const { experimentId } = run;
      const { name } = await connections.ask(connection, (store) => store.getExperiment(experimentId, signal));
      return { title: run.runName, run, experimentName: name };
    },
    answers: {
      openCharts: {
        ask: v.null(),
        answer: async () => {
          await execute('podium.charts.open', {
            kind: 'run',
            connection: await findConnection(connections, connectionId),
            run,
          });
          return undefined;
        },
      },
    },
    intervalMs: () => (run && isLive(run) ? settings.get('runs.refreshInterval') * 1000 : 0),
    dispose: () => undefined,
  };
}
