import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { eventually } from '../editor/support/eventually.ts';
import { TestDatabase } from '../support/database.ts';
import { hostileDatabase } from '../support/hostileStore.ts';
import { seriousFaults } from '../support/pages/axe.ts';
import type { SeenPage } from '../support/pages/browser.ts';
import { themes, type Theme } from '../support/pages/frames.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';

const count = 60;

describe('plots beside the table of runs', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let world: PageWorld;

  before(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'wine');
    database.addExperiment('2', 'quiet');
    database.addExperiment('3', 'one');
    database.addRun({ runId: 'alone', name: 'alone', experimentId: '3' });
    database.addExperiment('4', 'wide');
    for (const run of [1, 2, 3]) {
      const params = Object.fromEntries(Array.from({ length: 80 }, (_, name) => [`p${name}`, String(name * run)]));
      database.addRun({ runId: `wide${run}`, name: `wide ${run}`, experimentId: '4', params, metrics: { auc: run } });
    }
    database.inOneGo(() => {
      for (let index = 0; index < count; index++) addRun(index);
    });
  });
  beforeEach(async () => {
    world = await openPageWorld(database.folder, { 'runs.refreshInterval': 60 });
  });
  afterEach(() => world.dispose());
  after(() => database.dispose());

  /** Better the later they are; each tenth diverged, each seventh has no depth. */
  function addRun(index: number): void {
    database.addRun({
      runId: String(index).padStart(32, '0'),
      name: `run ${String(index)}`,
      startTimeMs: 1_000_000 + index,
      endTimeMs: 1_060_000 + index,
      metrics: { auc: index % 10 === 9 ? NaN : 0.5 + index / 200, loss: 1 / (index + 1) },
      params: {
        model: ['tree', 'mlp', 'linear'][index % 3] ?? '',
        rate: String([0.001, 0.01, 0.1][index % 3]),
        ...(index % 7 !== 0 && { depth: String(index % 12) }),
      },
    });
  }

  async function open(options?: Parameters<PageWorld['see']>[1], experimentId = '1'): Promise<SeenPage> {
    const page = await world.see({ kind: 'runs', connectionId: world.connectionId, experimentId }, options);
    const frame = page.frame();
    await frame.getByRole('rowheader').first().waitFor();
    await frame.getByRole('button', { name: 'Plots', exact: true }).click();
    return page;
  }

  it('selects in the table what is brushed on an axis with keys, and what lies in the brushes of two axes', async () => {
    const page = await open();
    const frame = page.frame();
    await axis(frame, 'auc').press('b');
    // Of 54 that have a number, the upper half of the stretch from 0.5 to 0.79.
    const upper = frame.getByRole('slider', { name: 'auc, upper end of brush 1 of 1' });
    await upper.waitFor();
    await selected(frame, 27);
    const lower = frame.getByRole('slider', { name: 'auc, lower end' });
    for (const now of ['40', '30', '20', '10', '0']) {
      await lower.press('PageDown');
      await eventually(async () => assert.equal(await lower.getAttribute('aria-valuenow'), now));
    }
    await selected(frame, 54);
    await axis(frame, 'model').press('b');
    await frame.getByRole('slider', { name: 'model, lower end' }).press('PageUp');
    await eventually(async () =>
      assert.match(await summary(frame), /Brushed: model from .* to tree; auc from 0\.5 to/),
    );
    await upper.press('Delete');
    await frame.getByRole('slider', { name: 'auc, upper end' }).waitFor({ state: 'detached' });
    assert.deepEqual(await page.complaints(), []);
  });

  it('selects by dragging along an axis, lets a brush be moved, and forgets it at a press beside it', async () => {
    const page = await open();
    const frame = page.frame();
    await frame.locator('.axis-strip').last().waitFor();
    const strip = await placeOf(frame.locator('.axis-strip').last());
    const { mouse } = page.editor;
    await drag(page, strip, 0.5, 0.02);
    await frame.locator('.brush').waitFor();
    await eventually(async () => assert.ok((await selectedCount(frame)) > 20));
    await eventually(async () => assert.match(await summary(frame), /Brushed: auc from 0\.64/));
    await drag(page, strip, 0.2, 0.6);
    await eventually(async () => assert.match(await summary(frame), /Brushed: auc from 0\.52/));
    await mouse.click(strip.x, strip.y + strip.height * 0.98);
    await frame.locator('.brush').waitFor({ state: 'detached' });
    await selected(frame, 0);
  });

  it('brushes what has no place on an axis', async () => {
    const page = await open();
    const frame = page.frame();
    await frame.getByRole('button', { name: 'Brush runs without a place on auc: 6 NaN' }).click();
    await selected(frame, 6);
    await frame.getByRole('button', { name: 'Brush runs without a place on depth: 9 without' }).click();
    await selected(frame, 1);
  });

  it('forgets brushes once something else is selected, and keeps them through another order', async () => {
    const page = await open();
    const frame = page.frame();
    await axis(frame, 'auc').press('b');
    await selected(frame, 27);
    await frame.getByRole('columnheader', { name: /^loss/ }).getByRole('button').click();
    await frame.locator('[data-row="0"]').getByRole('rowheader', { name: 'run 59' }).waitFor();
    await frame.locator('.brush').waitFor();
    await selected(frame, 27);
    await frame.getByRole('rowheader', { name: 'run 59' }).click();
    await frame.locator('.brush').waitFor({ state: 'detached' });
    await selected(frame, 1);
  });

  it('moves, removes and adds axes with keys, and remembers them', async () => {
    const page = await open();
    const frame = page.frame();
    await axis(frame, 'auc').waitFor();
    assert.deepEqual(await axes(frame), ['model', 'rate', 'depth', 'auc']);
    await axis(frame, 'model').press('Alt+ArrowRight');
    await eventually(async () => assert.deepEqual(await axes(frame), ['rate', 'model', 'depth', 'auc']));
    await axis(frame, 'depth').press('Delete');
    await axis(frame, 'depth').waitFor({ state: 'detached' });
    await frame.getByLabel('Add axis').selectOption({ label: 'loss' });
    await eventually(async () => assert.deepEqual(await axes(frame), ['rate', 'model', 'auc', 'loss']));
    await page.hide();
    await page.show();
    await axis(page.frame(), 'loss').waitFor();
    assert.deepEqual(await axes(page.frame()), ['rate', 'model', 'auc', 'loss']);
  });

  it('takes each of several keys that come before it is drawn again', async () => {
    const page = await open();
    const frame = page.frame();
    await pressAtOnce(axis(frame, 'model'), ['Alt+ArrowRight', 'Alt+ArrowRight']);
    await eventually(async () => assert.deepEqual(await axes(frame), ['rate', 'depth', 'model', 'auc']));
    await pressAtOnce(axis(frame, 'auc'), ['b', 'b']);
    await frame.getByRole('slider', { name: 'auc, upper end of brush 2 of 2' }).waitFor();
    const upper = frame.getByRole('slider', { name: 'auc, upper end of brush 1 of 2' });
    await pressAtOnce(upper, ['PageDown', 'ArrowDown', 'ArrowDown', 'PageDown']);
    await eventually(async () => assert.equal(await upper.getAttribute('aria-valuenow'), '76'));
    await pressAtOnce(frame.locator('.axis-title:not([data-axis$=".auc"])'), ['Delete']);
    await eventually(async () => assert.deepEqual(await axes(frame), ['auc']));
    await pressAtOnce(frame.getByRole('tab', { selected: true }), ['ArrowRight', 'ArrowRight', 'ArrowRight']);
    await frame.getByRole('tab', { name: 'Contour', selected: true }).waitFor();
  });

  it('takes what is switched on two axes at once', async () => {
    const page = await open();
    const frame = page.frame();
    await frame.getByRole('tab', { name: 'Scatter' }).click();
    await choose(frame, 'x', 'loss');
    await choose(frame, 'y', 'rate');
    const isLog = frame.getByRole('button', { name: /^Log scale/ });
    await summaryIs(frame, /Across: loss from .* on a log scale\. Up: rate from .* on a log scale/);
    await isLog.evaluateAll((buttons) => {
      for (const button of buttons) (button as HTMLElement).click();
    });
    await summaryIs(frame, /Across: loss from (?!.* on a log scale)/);
  });

  it('shows in the plot the run that is pointed at in the table, and in the table the one of the plot', async () => {
    const page = await open();
    const frame = page.frame();
    await plot(frame).waitFor();
    await plot(frame).focus();
    await page.editor.keyboard.press('End');
    await frame.getByText(/^run 0, model tree, rate 0.001, depth –, auc 0.5$/).waitFor({ state: 'attached' });
    await page.editor.keyboard.press('Home');
    await frame.locator('.grid-row.hovered').getByText('run 59').waitFor();
    await page.editor.keyboard.press('Space');
    await selected(frame, 1);
    const blank = await drawn(frame);
    await frame.getByRole('rowheader', { name: 'run 57' }).hover();
    await frame.locator('.grid-row.hovered').getByText('run 57').waitFor();
    await eventually(async () => assert.notEqual(await drawn(frame), blank));
  });

  it('draws any two columns as dots, and selects in the table what one draws around', async () => {
    const page = await open();
    const frame = page.frame();
    await frame.getByRole('tab', { name: 'Scatter' }).click();
    await choose(frame, 'x', 'loss');
    await choose(frame, 'colour', 'model');
    await choose(frame, 'size', 'depth');
    await frame.locator('.plot-entry').getByText('linear').waitFor();
    await summaryIs(
      frame,
      /^Scatter plot, 60 runs as dots\. Across: loss from .* on a log scale\. Up: auc from .*, 6 NaN\. Colour: model 3 values\. Size: depth from 0 to 11, 9 without\.$/,
    );
    await frame.getByRole('button', { name: 'Log scale of loss' }).click();
    await summaryIs(frame, /Across: loss from [^.]*\.\d+ to [\d.]+\. Up/);
    const box = await settledBox(plot(frame));
    const { mouse, keyboard } = page.editor;
    await mouse.move(box.x + 30, box.y + 2);
    await keyboard.down('Alt');
    await mouse.down();
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await mouse.move(box.x + box.width - 2, box.y + box.height - 30);
    await mouse.up();
    await keyboard.up('Alt');
    await selected(frame, count);
    // Faster than the page draws.
    await plot(frame).evaluate((stage) => {
      for (const key of ['Home', 'Enter']) stage.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    });
    await selected(frame, 1);
    assert.deepEqual(await page.complaints(), []);
  });

  it('finds by its name any of the columns, of which a list has the first', async () => {
    const page = await open({}, '4');
    const frame = page.frame();
    await frame.getByRole('tab', { name: 'Scatter' }).click();
    const x = frame.getByRole('combobox', { name: 'x', exact: true });
    await x.selectOption({ label: '50 more…' });
    const found = frame.getByRole('radio');
    await eventually(async () => assert.ok((await found.count()) > 80));
    await page.editor.keyboard.type('params 77');
    await eventually(async () => assert.equal(await found.count(), 1));
    await page.editor.keyboard.press('ArrowDown');
    await page.editor.keyboard.press('Enter');
    await summaryIs(frame, /Across: p77 from/);
    assert.equal(await x.inputValue(), 'params.p77');
    assert.equal(await x.evaluate((list) => list === document.activeElement), true);
    assert.deepEqual(await page.complaints(), []);
  });

  it('shows how a number is spread in groups, with how many runs each has', async () => {
    const page = await open();
    const frame = page.frame();
    await frame.getByRole('tab', { name: 'Box Plot' }).click();
    const rows = frame.locator('.plot-table').getByRole('row');
    await frame.getByRole('rowheader', { name: 'linear' }).waitFor();
    assert.deepEqual(await rows.nth(1).locator('th, td').allInnerTexts(), [
      ...['linear', '18', '0.51', '0.5737', '0.645', '0.7163', '0.78'],
    ]);
    await choose(frame, 'by', 'Status');
    await frame.locator('.plot-table').getByRole('rowheader', { name: 'FINISHED' }).waitFor();
    assert.equal(await rows.count(), 2);
  });

  it('draws heights between runs, says between how many, and says where it cannot', async () => {
    const page = await open();
    const frame = page.frame();
    await frame.getByRole('tab', { name: 'Contour' }).click();
    await frame.getByText('interpolated between 46 runs at 12 places').waitFor();
    await choose(frame, 'y', 'rate');
    await frame.getByText(/^Too few runs differ in both rate and rate/).waitFor();
  });

  it('says which params tell most, of how many runs, and warns where these are few', async () => {
    const page = await open();
    const frame = page.frame();
    await frame.getByRole('tab', { name: 'Importance' }).click();
    await frame.getByRole('rowheader', { name: 'rate' }).waitFor();
    const depth = frame.locator('.importance tbody tr').filter({ hasText: 'depth' });
    assert.equal(await depth.locator('td').last().innerText(), '46');
    assert.equal(await frame.locator('.plot-warning').count(), 0);
    const filter = frame.getByRole('combobox', { name: 'Filter runs' });
    await filter.fill('metrics.auc > 0.7');
    await filter.press('Enter');
    await frame.locator('.plot-warning').getByText('Only 17 runs').waitFor();
  });

  it('says where there is nothing to draw', async () => {
    const page = await open({}, '3');
    const frame = page.frame();
    await frame.getByText('1 run as lines').waitFor();
    for (const [tab, words] of [
      ['Box Plot', 'These runs have logged no number.'],
      ['Contour', 'A contour needs two columns of numbers, and a metric'],
      ['Importance', 'These runs have logged no number'],
    ] as const) {
      await frame.getByRole('tab', { name: tab }).click();
      await frame.getByText(words).waitFor();
    }
    await frame.getByRole('tab', { name: 'Scatter' }).click();
    await frame.getByText('1 run as dots').waitFor();
    assert.deepEqual(await page.complaints(), []);
  });

  for (const width of [1280, 520]) {
    it(`has nothing serious for axe-core in four themes at ${String(width)} pixels`, async () => {
      const page = await open({ size: { width, height: 800 } });
      const frame = page.frame();
      await axis(frame, 'auc').press('b');
      await selected(frame, 27);
      for (const theme of Object.keys(themes) as Theme[]) {
        await page.setTheme(theme);
        assert.deepEqual(await seriousFaults(page), [], theme);
      }
      for (const tab of ['Scatter', 'Box Plot', 'Contour', 'Importance']) {
        await frame.getByRole('tab', { name: tab }).click();
        await frame.getByRole('combobox', { name: 'x' }).or(frame.locator('.plot-table')).first().waitFor();
        assert.deepEqual(await seriousFaults(page), [], tab);
      }
    });
  }
});

describe('plots of runs with hostile texts as names and values of all there is', function () {
  this.timeout(60_000);

  it('show them as text and nothing else', async () => {
    const database = hostileDatabase();
    const world = await openPageWorld(database.folder);
    try {
      const page = await world.see({ kind: 'runs', connectionId: world.connectionId, experimentId: '1' });
      const frame = page.frame();
      await frame.getByRole('button', { name: 'Plots', exact: true }).click();
      for (const tab of ['Parallel', 'Scatter', 'Box Plot', 'Contour', 'Importance']) {
        await frame.getByRole('tab', { name: tab }).click();
        await frame.locator('podium-plot, .plot-empty, .plot-table').first().waitFor();
      }
      assert.deepEqual(await page.complaints(), []);
      assert.deepEqual(page.strayRequests(), []);
      assert.equal(await frame.evaluate(() => 'canary' in globalThis), false);
    } finally {
      await world.dispose();
      database.dispose();
    }
  });
});

async function choose(frame: Frame, name: string, label: string): Promise<void> {
  await frame.getByRole('combobox', { name, exact: true }).selectOption({ label });
}

async function summaryIs(frame: Frame, words: RegExp): Promise<void> {
  await eventually(async () => assert.match(await summary(frame), words));
}

/** Keys on each of these, all before the page draws again. */
async function pressAtOnce(locator: Locator, keys: readonly string[]): Promise<void> {
  await locator.first().waitFor();
  await locator.evaluateAll((elements, pressed) => {
    for (const element of elements) {
      (element as HTMLElement).focus();
      for (const words of pressed) {
        const [key, altKey] = [words.replace('Alt+', ''), words.startsWith('Alt+')];
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, altKey, bubbles: true }));
      }
    }
  }, keys);
}

function axis(frame: Frame, name: string): Locator {
  return frame.locator(`.axis-title[data-axis$=".${name}"]`);
}

async function axes(frame: Frame): Promise<readonly string[]> {
  return frame.locator('.axis-title > .text').allInnerTexts();
}

function plot(frame: Frame): Locator {
  return frame.locator('.plot-stage');
}

async function summary(frame: Frame): Promise<string> {
  return (await plot(frame).getAttribute('aria-label')) ?? '';
}

async function selectedCount(frame: Frame): Promise<number> {
  const foot = await frame.locator('.foot > [role=status]').first().innerText();
  return Number(/(\d+) selected/.exec(foot)?.[1] ?? 0);
}

async function selected(frame: Frame, runs: number): Promise<void> {
  await eventually(async () => assert.equal(await selectedCount(frame), runs));
}

/** What is drawn over the plot, as one text. */
async function drawn(frame: Frame): Promise<string> {
  return frame.locator('.plot-over').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

/** Where it is, once it stays there. */
async function settledBox(locator: Locator): Promise<Box> {
  let before: Box | null = null;
  return eventually(async () => {
    const box = await locator.boundingBox();
    const last = before;
    before = box;
    assert.ok(box);
    assert.deepEqual(box, last);
    return box;
  });
}

/** The middle of its upper edge. */
async function placeOf(locator: Locator): Promise<Place> {
  const box = await settledBox(locator);
  return { x: box.x + box.width / 2, y: box.y, height: box.height };
}

/** From one share of the height to another. */
async function drag({ editor: { mouse } }: SeenPage, { x, y, height }: Place, from: number, to: number): Promise<void> {
  await mouse.move(x, y + height * from);
  await mouse.down();
  await mouse.move(x, y + height * ((from + to) / 2));
  await mouse.move(x, y + height * to);
  await mouse.up();
}
