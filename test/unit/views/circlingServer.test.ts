import assert from 'node:assert/strict';
import { findRun } from '../../../src/commands/runs/findRun.ts';
import { experimentNode, rememberRunView } from '../../../src/services/runs/runView.ts';
import type { Forest } from '../../../src/views/forest.ts';
import { lookOf } from '../../../src/views/lookOf.ts';
import { openForest } from '../../../src/views/openForest.ts';
import type { Row } from '../../../src/views/row.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { sendJson, serve, type Received, type TestServer } from '../../support/httpServer.ts';

const byAuc = { field: { kind: 'metric', name: 'auc' }, descending: true } as const;
const circle = /goes in a circle/;

/** What a search answers, by the page token that it is asked with; empty for the first page. */
type Pages = (pageToken: string) => object;

/** A server whose pages never end, and the sidebar over it. */
class CirclingServer implements AsyncDisposable {
  readonly #server: TestServer;
  readonly app: TestApp;
  readonly forest: Forest;
  experiments: Pages = () => ({ experiments: [experiment(1)] });
  runs: Pages = () => ({ runs: [run(1)] });
  models: Pages = () => ({ registered_models: [] });

  private constructor(server: TestServer, view: 'podium.experiments' | 'podium.models') {
    this.#server = server;
    this.app = testApp({ connections: [{ name: 'Server', trackingUri: server.url }] });
    this.forest = openForest(view, this.app, this.app.log);
  }

  static async open(view: 'podium.experiments' | 'podium.models' = 'podium.experiments'): Promise<CirclingServer> {
    let answer: (request: Received) => object = () => ({});
    const server = await serve((request, response) => {
      sendJson(response, answer(request));
    });
    const circling = new CirclingServer(server, view);
    answer = (request) => circling.#answer(request);
    return circling;
  }

  get asked(): number {
    return this.#server.requests.length;
  }

  async open(...labels: string[]): Promise<Row> {
    let row: Row | undefined;
    for (const label of labels) {
      const rows = await this.forest.children(row);
      row = rows.find((each) => this.#look(each).label === label);
      assert.ok(row, `no row "${label}" among ${rows.map((each) => this.#look(each).label).join(', ')}`);
    }
    assert.ok(row);
    return row;
  }

  async kinds(row?: Row): Promise<string[]> {
    return (await this.forest.children(row)).map(({ node }) => (node.kind === 'failure' ? node.message : node.kind));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.forest.dispose();
    this.app[Symbol.dispose]();
    await this.#server.close();
  }

  #look({ node }: Row) {
    return lookOf(node, { ...this.app, nowMs: 0 });
  }

  #answer({ url, body }: Received): object {
    const { pathname, searchParams } = new URL(url, 'http://server');
    const { page_token = searchParams.get('page_token') ?? '' } = JSON.parse(body || '{}') as { page_token?: string };
    if (pathname.endsWith('/experiments/search')) return this.experiments(page_token);
    if (pathname.endsWith('/runs/search')) return this.runs(page_token);
    if (pathname.endsWith('/registered-models/search')) return this.models(page_token);
    return {};
  }
}

function experiment(number: number): object {
  return { experiment_id: String(number), name: `experiment ${String(number)}`, last_update_time: 1 };
}

function run(number: number): object {
  return { info: { run_id: `r${String(number)}`, experiment_id: '1', run_name: `run ${String(number)}` } };
}

/** From the first page to a, to b, and from there to a again. */
const nextInCircle = (pageToken: string): string => (pageToken === 'a' ? 'b' : 'a');

describe('a server whose pages go in a circle', () => {
  it('has its pages shown until one comes again, and then a row says so', async () => {
    await using server = await CirclingServer.open();
    server.experiments = (token) => ({
      experiments: [experiment(token.length + 1)],
      next_page_token: nextInCircle(token),
    });
    assert.deepEqual(await server.kinds(), ['experiment', 'more']);
    const more = await server.open('Load more…');
    await server.forest.loadMore(more);
    await server.forest.loadMore(more);
    const kinds = await server.kinds();
    assert.deepEqual([kinds[0], kinds.at(-1)], ['experiment', 'more']);
    assert.match(kinds.at(-2) ?? '', circle);
    assert.equal(server.asked, 3);
  });

  it('does not have a refresh ask it for ever, and the rows stay', async () => {
    await using server = await CirclingServer.open();
    server.experiments = () => ({ experiments: [experiment(1), experiment(2)] });
    assert.deepEqual(await server.kinds(), ['experiment', 'experiment']);
    server.experiments = (token) => ({ experiments: [], next_page_token: nextInCircle(token) });
    await server.forest.refresh();
    const [first, ...rest] = await server.kinds();
    assert.match(first ?? '', circle);
    assert.deepEqual(rest, ['experiment', 'experiment']);
  });

  it('does not have a refresh ask it for ever where each empty page has another token', async () => {
    await using server = await CirclingServer.open();
    assert.deepEqual(await server.kinds(), ['experiment']);
    server.experiments = (token) => ({ next_page_token: `${token}x` });
    await server.forest.refresh();
    assert.deepEqual(await server.kinds(), ['more']);
    assert.ok(server.asked < 100, String(server.asked));
  });

  it('has its runs shown until a page comes again', async () => {
    await using server = await CirclingServer.open();
    server.runs = (token) => ({ runs: [run(token.length + 1)], next_page_token: nextInCircle(token) });
    const [kind, ...others] = await server.kinds(await server.open('experiment 1'));
    assert.match(kind ?? '', circle);
    assert.deepEqual(others, []);
  });

  it('is not sorted for ever', async () => {
    await using server = await CirclingServer.open();
    const row = await server.open('experiment 1');
    assert.ok(row.node.kind === 'experiment');
    const { connection } = row.node;
    for (const runs of [
      (token: string) => ({ runs: [], next_page_token: nextInCircle(token) }),
      (token: string) => ({ runs: [run(token.length + 1)], next_page_token: nextInCircle(token) }),
    ]) {
      server.runs = runs;
      await rememberRunView(server.app.state, connection, row.node.experiment, { order: byAuc });
      await server.forest.refresh();
      const kinds = await server.kinds(await server.open('experiment 1'));
      assert.match(kinds[0] ?? '', circle);
    }
    server.runs = (token) => ({ next_page_token: `${token}x` });
    await server.forest.refresh();
    assert.deepEqual(await server.kinds(await server.open('experiment 1')), ['notice']);
    assert.ok(server.asked < 200, String(server.asked));
    assert.equal(experimentNode(server.app.state, connection, row.node.experiment).runView.order, byAuc);
  });

  it('has its registered models shown until a page comes again', async () => {
    await using server = await CirclingServer.open('podium.models');
    server.models = (token) => ({
      registered_models: [{ name: `model${token}` }],
      next_page_token: nextInCircle(token),
    });
    assert.deepEqual(await server.kinds(), ['model', 'more']);
    const more = await server.open('Load more…');
    await server.forest.loadMore(more);
    await server.forest.loadMore(more);
    assert.match((await server.kinds()).at(-2) ?? '', circle);
  });

  it('is searched by Find Run as far as it goes', async () => {
    await using server = await CirclingServer.open();
    server.experiments = (token) => ({ experiments: [experiment(1)], next_page_token: nextInCircle(token) });
    server.app.ui.answer({ search: 'run', pick: 'run 1' });
    await assert.rejects(async () => findRun.run(server.app, undefined, []), { name: 'StoreError', fault: 'damaged' });
    assert.ok(server.asked < 10);
  });
});
