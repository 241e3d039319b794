import type { ChartElement } from './chart/chartProps.ts';
import type { Session } from './session.ts';

type Format = 'png' | 'svg' | 'csv';

/** Saves a chart as it is seen, or the points it is drawn from, in a file that the person chooses. */
export function saveChart({ painter, host, act, say }: Session, key: string, format: Format): void {
  const chart = painter.elementOf(key);
  if (!chart) {
    say('There is nothing to save yet: the curves of this chart are still being read.');
    return;
  }
  act(
    bytesOf(chart, format).then((bytes) =>
      host.ask('save', { name: `${key.replaceAll(/[^\p{L}\p{N}._ -]+/gu, '-')}.${format}`, bytes }),
    ),
  );
}

async function bytesOf(chart: ChartElement, format: Format): Promise<Uint8Array> {
  if (format === 'png') return new Uint8Array(await (await chart.toPng()).arrayBuffer());
  return new TextEncoder().encode(format === 'svg' ? chart.toSvg() : chart.toCsv());
}
