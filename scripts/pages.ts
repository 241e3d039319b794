/**
 * Podium's pages in a plain browser, over a folder's stores: `npm run pages` prints an address for each experiment's charts, the table
 * of its runs, and each of its newest runs. `npm run pages -- --folder ~/project --theme light`. The pages are built anew at each change of their source.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { once } from 'node:events';
import { build, watchPages } from '../esbuild.ts';
import { testApp } from '../test/support/app.ts';
import { servePages } from '../test/support/pages/pageServer.ts';
import type { Theme } from '../test/support/pages/frames.ts';

const { values } = parseArgs({
  options: { folder: { type: 'string', default: 'sample' }, theme: { type: 'string', default: 'dark' } },
});
await build();
const watching = await watchPages();
using app = testApp({ folders: [{ name: path.basename(values.folder), path: path.resolve(values.folder) }] });
await app.connections.ready();
const server = await servePages({ ...app, execute: () => Promise.resolve() });
const theme = values.theme as Theme;

for (const connection of app.connections.all) {
  const connectionId = connection.id;
  const { items } = await app.connections.ask(connection, (store) => store.searchExperiments());
  for (const { experimentId, name } of items) {
    console.log(
      `\n${name}\n  charts ${server.address({ kind: 'experimentCharts', connectionId, experimentId }, theme)}`,
    );
    console.log(`  runs ${server.address({ kind: 'runs', connectionId, experimentId }, theme)}`);
    const query = { experimentIds: [experimentId], maxResults: 3 };
    const runs = await app.connections.ask(connection, (store) => store.searchRuns(query));
    for (const { runId, runName } of runs.items) {
      console.log(`  ${runName} ${server.address({ kind: 'run', connectionId, runId }, theme)}`);
    }
  }
}
console.log('\nCtrl-C ends it.');
await once(process, 'SIGINT');
await watching.dispose();
await server.close();
