import { cancelledHistory, cancelledRequest, cancelledRows, type Cancelled } from './cancelled.ts';
import { info, ms, type Line } from './report.ts';
import type { BenchStore } from './stores.ts';

/** How soon a load stops that nobody waits for any more. */
export async function cancelLines(store: BenchStore): Promise<readonly Line[]> {
  return [
    stopped('runs of a row that was closed at once: worker idle', await cancelledRows(store)),
    stopped('100,000 points, cancelled: worker idle', await cancelledHistory(store)),
    info('a row of a silent server that was closed at once: socket closed', `after ${ms(await cancelledRequest())}`),
  ];
}

function stopped(what: string, { wholeMs, stoppedAfterMs }: Cancelled): Line {
  return {
    what,
    measured: `after ${ms(stoppedAfterMs)}`,
    limit: `< ${ms(wholeMs)} of the whole`,
    met: stoppedAfterMs < wholeMs,
  };
}
