import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { eventually } from '../editor/support/eventually.ts';
import { TestDatabase } from '../support/database.ts';
import type { SeenPage } from '../support/pages/browser.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';

const count = 100_000;
const names = 995;
/** One run of so many has all metrics and params, the others one of each, and the score. */
const wideEach = 2_500;

/** A cell that is drawn: of which run, in which column, and all that it says. */
interface Drawn {
  readonly run: string;
  readonly column: string;
  readonly text: string;
}

describe('a table of 100,000 runs and 2,000 columns', function () {
  this.timeout(300_000);
  let database: TestDatabase;
  let world: PageWorld;
  let page: SeenPage;
  let frame: Frame;

  before(async () => {
    database = new TestDatabase();
    database.addExperiment('1', 'many');
    fill(database);
    world = await openPageWorld(database.folder);
    page = await world.see({ kind: 'runs', connectionId: world.connectionId, experimentId: '1' });
    frame = page.frame();
    await frame.getByRole('rowheader', { name: nameOf(count - 1) }).waitFor();
    await frame.getByRole('button', { name: 'Read All' }).click();
    await frame.getByText('all 100,000 runs').waitFor({ timeout: 240_000 });
    await frame.getByRole('button', { name: /^Columns/ }).click();
    await frame.getByRole('button', { name: 'Show All' }).click();
    await page.editor.keyboard.press('Escape');
  });
  after(async () => {
    await world.dispose();
    database.dispose();
  });

  it('shows in each cell what the store has, wherever one scrolls', async () => {
    const width = await frame.locator('.grid-size').evaluate((element) => element.clientWidth);
    const seen = new Set<string>();
    for (const top of [0, 2_490, 50_000, 77_777, count - 30]) {
      for (const left of [0, 0.31, 0.62, 1].map((part) => Math.floor(part * width))) {
        await scrollTo(frame, top, left);
        // What is not read yet is empty.
        await eventually(async () => {
          for (const { run, column, text } of await drawnAt(frame, top)) {
            seen.add(column);
            assert.equal(text, expected(Number(run.slice(4)), column), `${column} of ${run}`);
          }
        });
      }
    }
    assert.ok(seen.size > 20, [...seen].join());
    assert.deepEqual(await page.complaints(), []);
  });

  it('is in the order of a column, ties and all, at every place', async () => {
    await scrollTo(frame, 0, 0);
    const column = frame.getByRole('columnheader', { name: /^score\b/ });
    await column.getByRole('button').click();
    await eventually(async () => assert.notEqual(await column.getAttribute('aria-sort'), 'none'));
    const isDescending = (await column.getAttribute('aria-sort')) === 'descending';
    const order = Array.from({ length: count }, (_, run) => run).sort(
      (one, other) => (scoreOf(one) - scoreOf(other)) * (isDescending ? -1 : 1) || other - one,
    );
    for (const top of [0, 12_345, 60_001, count - 40]) {
      await scrollTo(frame, top, 0);
      await drawnAt(frame, top);
      for (const [row, run] of await namesByRow(frame)) assert.equal(run, nameOf(order[row] ?? NaN), String(row));
    }
  });
});

function fill({ connection }: TestDatabase): void {
  const numbers = (to: number): string =>
    `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${String(to - 1)})`;
  const id = "printf('%032d', i)";
  const metrics = 'INSERT INTO latest_metrics (key, value, timestamp, run_uuid, step, is_nan)';
  const all = `${numbers(count)}, m(k) AS (SELECT i FROM n WHERE i < ${String(names)})`;
  const isWide = `i % ${String(wideEach)} = 0`;
  connection.exec(`BEGIN;
    ${numbers(count)} INSERT INTO runs (run_uuid, name, source_type, user_id, status, start_time, end_time, lifecycle_stage, artifact_uri, experiment_id)
      SELECT ${id}, printf('run-%06d', i), 'LOCAL', 'ada', 'FINISHED', 1000 + i, 2000 + i, 'active', '', 1 FROM n;
    ${numbers(count)} ${metrics} SELECT 'score', i * 7 % 1000, 0, ${id}, 0, 0 FROM n;
    ${numbers(count)} ${metrics} SELECT 'm' || (i % ${String(names)}), i + 0.5, 0, ${id}, 0, 0 FROM n WHERE NOT ${isWide};
    ${numbers(count)} INSERT INTO params (key, value, run_uuid) SELECT 'p' || (i % ${String(names)}), 'v' || i, ${id} FROM n WHERE NOT ${isWide};
    ${all} ${metrics} SELECT 'm' || k, i + 0.5, 0, ${id}, 0, 0 FROM n, m WHERE ${isWide};
    ${all} INSERT INTO params (key, value, run_uuid) SELECT 'p' || k, 'v' || i, ${id} FROM n, m WHERE ${isWide};
    COMMIT`);
}

function nameOf(run: number): string {
  return `run-${String(run).padStart(6, '0')}`;
}

function scoreOf(run: number): number {
  return (run * 7) % 1_000;
}

/** What the tooltip of a cell says; nothing where the run has nothing there. */
function expected(run: number, column: string): string {
  if (column === 'metrics.score') return String(scoreOf(run));
  const [, kind, number] = /^(metrics\.m|params\.p)(\d+)$/.exec(column) ?? [];
  assert.ok(kind, column);
  if (run % wideEach !== 0 && run % names !== Number(number)) return '';
  return kind === 'metrics.m' ? String(run + 0.5) : `v${String(run)}`;
}

async function scrollTo(frame: Frame, row: number, left: number): Promise<void> {
  await frame.getByRole('grid').evaluate((grid, place) => grid.scrollTo(place.left, place.row * 22), { row, left });
}

/** The metrics and params that are drawn, as soon as the rows from one on are there. */
async function drawnAt(frame: Frame, row: number): Promise<readonly Drawn[]> {
  return await eventually(async () => {
    const drawn = await frame.evaluate((first) => {
      const keys = new Map(
        [...document.querySelectorAll('[data-head]')].map((head) => [
          head.getAttribute('data-head'),
          head.querySelector('button')?.title.split('\n')[0] ?? '',
        ]),
      );
      const rows = [...document.querySelectorAll(`[role=row][data-row]:not([data-row='-1'])`)];
      return rows
        .filter((one) => Number(one.getAttribute('data-row')) >= first)
        .flatMap((one) => {
          const run = one.querySelector('[role=rowheader] .text')?.textContent.trim() ?? '';
          return [...one.querySelectorAll('[role=gridcell]')].map((cell) => ({
            run,
            column: keys.get(cell.getAttribute('data-column')) ?? '',
            text: (cell as HTMLElement).title,
            isAsked: run !== '',
          }));
        });
    }, row);
    const cells = drawn.filter(({ column }) => /^(metrics|params)\./.test(column));
    assert.ok(cells.length > 0 && drawn.every(({ isAsked }) => isAsked));
    return cells;
  });
}

async function namesByRow(frame: Frame): Promise<readonly (readonly [number, string])[]> {
  const rows = await frame.evaluate(() =>
    [...document.querySelectorAll(`[role=row][data-row]:not([data-row='-1'])`)].map(
      (row) =>
        [
          Number(row.getAttribute('data-row')),
          row.querySelector('[role=rowheader] .text')?.textContent.trim() ?? '',
        ] as const,
    ),
  );
  return rows.filter(([, name]) => name !== '');
}
