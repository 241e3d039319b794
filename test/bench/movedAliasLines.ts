import { setTimeout } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { carryOutPromotion } from '../../src/commands/registry/carryOutPromotion.ts';
import { setAlias } from '../../src/commands/registry/giveAlias.ts';
import type { Node } from '../../src/services/node.ts';
import { testApp } from '../support/app.ts';
import { servePages } from '../support/pages/pageServer.ts';
import { countedServer, type CountedServer } from './countedServer.ts';
import { ours, theirs } from './modelPages.ts';
import { registryModels } from './registryModels.ts';
import { atMost, info, ms, type Line } from './report.ts';
import { seenInFrame, visit, visitOurs } from './visits.ts';

const { five, thousand } = registryModels;
/** So long we look whether the web UI notices by itself. */
const lookMs = 5_000;
const quietMs = 1_500;

/** Aliases that are moved while a page shows them: by Podium's commands, and by another client of the same server. */
export async function movedAliasLines(browser: Browser, url: string): Promise<readonly Line[]> {
  console.log('Moving aliases while pages show them …');
  const server = await countedServer(url);
  const app = testApp({ connections: [{ name: 'server', trackingUri: server.url }] });
  await app.connections.ready();
  const [connection] = app.connections.all;
  if (!connection) throw new Error('There is no connection.');
  let confirmed: Moment = { requests: 0, atMs: 0 };
  let told = confirmed;
  const execute = async (id: string, target?: unknown): Promise<void> => {
    if (id !== carryOutPromotion.id) return;
    confirmed = now();
    await carryOutPromotion.run(app, target as Node, []);
    told = now();
  };
  const now = (): Moment => ({ requests: server.answered.length, atMs: performance.now() });
  const pages = await servePages({ ...app, execute });
  const shown = await visitOurs(browser, pages.address(ours.identity(connection.id)));
  try {
    await shown.until(ours.all);
    const model = await app.connections.ask(connection, (store) => store.getRegisteredModel(thousand.name));
    const version = await app.connections.ask(connection, (store) =>
      store.getModelVersion(thousand.name, String(thousand.count - 5)),
    );
    const choose = app.ui.choose.bind(app.ui);
    const offer = app.ui.offer.bind(app.ui);
    app.ui.choose = (...asked) => {
      confirmed = now();
      return choose(...asked);
    };
    app.ui.offer = (...offered) => {
      told = now();
      offer(...offered);
    };
    const moved = async (move: () => Promise<void>, seen: string): Promise<Moved> => {
      await quiet(server);
      const row = seenInFrame(shown.page, seen).then(() => performance.now());
      await move();
      const rowMs = await row;
      const requests = told.requests - confirmed.requests;
      const answeredMs = server.answered[told.requests - 1]?.atMs ?? NaN;
      return { requests, toldMs: told.atMs - confirmed.atMs, rowMs: rowMs - answeredMs };
    };
    const single = await moved(
      async () => {
        app.ui.answer({ pick: '@rollback' }, { press: 'Set Alias' });
        await setAlias.run(app, { kind: 'version', connection, version }, []);
      },
      ours.has(thousand.count - 5, 'rollback'),
    );
    const promotion = await visitOurs(
      browser,
      pages.address({
        ...{ kind: 'promotion', connectionId: connection.id, name: thousand.name, alias: 'champion' },
        ...{ version: model.aliases['challenger'] ?? '', removes: ['challenger'] },
      }),
    );
    const whole = await moved(
      async () => {
        const inside = promotion.page.frameLocator('iframe');
        await inside.getByRole('button', { name: 'Promote', exact: true }).click();
        // As where it is beside: a browser draws a page behind another one late.
        await shown.page.bringToFront();
        await inside.getByText('Gave @champion').waitFor();
      },
      ours.has(thousand.count - 1, 'champion'),
    ).finally(() => promotion.end());
    return [
      atMost('an alias is moved: requests after the confirmation', single.requests, 4, String),
      info('  until it is made and read back', ms(single.toldMs)),
      atMost('  from the last answer to the row, where 1,000 versions are shown', single.rowMs, 500, ms),
      // Nothing writes several aliases at once in MLflow.
      atMost('challenger to champion: requests, of which two write an alias each', whole.requests, 5, String),
      info('  until it is made and read back', ms(whole.toldMs)),
      atMost('  from the last answer to the row', whole.rowMs, 500, ms),
      ...(await elsewhere(browser, url, shown.page)),
    ];
  } finally {
    await shown.end();
    await pages.close();
    app[Symbol.dispose]();
    await server.close();
  }
}

interface Moment {
  /** So many were answered by then. */
  readonly requests: number;
  readonly atMs: number;
}

interface Moved {
  readonly requests: number;
  /** From the confirmation until people are told that it is done. */
  readonly toldMs: number;
  /** From the last answer before that until the page shows it. */
  readonly rowMs: number;
}

/** Until nothing was asked for a while: what a page reads on its own is no part of a move. */
async function quiet({ answered }: CountedServer): Promise<void> {
  let before: number;
  do {
    before = answered.length;
    await setTimeout(quietMs);
  } while (before !== answered.length);
}

/** Another client moves one: when our page shows it that is looked at again, and whether the web UI's page does. */
async function elsewhere(browser: Browser, url: string, page: Page): Promise<readonly Line[]> {
  await moveElsewhere(url, thousand.name, 'champion', thousand.count - 9);
  const startMs = performance.now();
  await page.evaluate('podium.hide()');
  await page.evaluate('podium.show()');
  await seenInFrame(page, ours.has(thousand.count - 9, 'champion'));
  const oursMs = performance.now() - startMs;
  const web = await visit(browser, `${url}/${theirs.path}`);
  try {
    await web.until(theirs.shown);
    await moveElsewhere(url, five.name, 'champion', 2);
    const noticed = await web.page
      .waitForFunction(theirs.has(2, 'champion'), undefined, { timeout: lookMs })
      .then(() => true)
      .catch(() => false);
    const reloadMs = performance.now();
    await web.page.reload({ waitUntil: 'commit' });
    await web.page.waitForFunction(theirs.has(2, 'champion'), undefined, { polling: 'raf', timeout: 60_000 });
    return [
      info('an alias that another client moved: shown again, until the row has it', ms(oursMs)),
      info(
        '  the web UI',
        `${noticed ? 'noticed it' : `still showed the old one after ${ms(lookMs)}`}; reloaded ${ms(performance.now() - reloadMs)}`,
      ),
    ];
  } finally {
    await web.end();
  }
}

async function moveElsewhere(url: string, name: string, alias: string, version: number): Promise<void> {
  const reply = await fetch(`${url}/api/2.0/mlflow/registered-models/alias`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, alias, version: String(version) }),
  });
  if (!reply.ok) throw new Error(`MLflow did not move the alias: ${await reply.text()}`);
}
