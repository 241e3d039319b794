import { inEditor } from './editor.ts';
import type { FirstRows } from './host/firstRows.ts';
import { atMost, info, ms, oneIn, spread, type Line } from './report.ts';
import { serverStart } from './serverStart.ts';
import type { BenchStore } from './stores.ts';

const rounds = 3;

/** Each round starts VS Code, then MLflow, on each store, so that whatever else the machine does meets both. */
export async function startLines(stores: readonly BenchStore[]): Promise<readonly Line[]> {
  const measured = stores.map((store) => ({
    store,
    editor: [] as FirstRows[],
    lean: [] as number[],
    asIs: [] as number[],
  }));
  for (let round = 1; round <= rounds; round++) {
    for (const { store, editor, lean, asIs } of measured) {
      console.log(`Starting VS Code and mlflow server, ${store.title}, ${String(round)} of ${String(rounds)} …`);
      editor.push(await inEditor('firstRows', store));
      lean.push(await serverStart(store.folder, 'lean'));
      if (round === 1) asIs.push(await serverStart(store.folder, 'default'));
    }
  }
  const activations = measured.flatMap(({ editor }) => editor.map(({ activateMs }) => activateMs));
  return [
    atMost('activate()', Math.max(...activations), 50, ms),
    ...measured.flatMap(({ store, editor, lean, asIs }) => linesOf(store, editor, lean, asIs)),
  ];
}

function linesOf(
  { title }: BenchStore,
  editor: readonly FirstRows[],
  lean: readonly number[],
  asIs: readonly number[],
): readonly Line[] {
  const rows = spread(editor.map(({ rowsMs }) => rowsMs));
  const seen = spread(editor.map(({ seenMs }) => seenMs));
  const pressed = spread(editor.map(({ pressToSeenMs }) => pressToSeenMs));
  const server = spread(lean);
  return [
    info(
      `${title}: mlflow server, start to first answer`,
      `${ms(server.median)} (least ${ms(server.min)}), by default ${ms(spread(asIs).median)}`,
    ),
    info(`${title}: first rows, from activation`, `${ms(rows.median)} (least ${ms(rows.min)})`),
    atMost('  as a part of mlflow server’s start', rows.median / server.median, 1 / 20, oneIn),
    info('  until they are seen', `${ms(seen.median)}, ${oneIn(seen.median / server.median)}`),
    info(
      '  from the press of the icon, with loading Podium',
      `${ms(pressed.median)}, ${oneIn(pressed.median / server.median)}`,
    ),
  ];
}
