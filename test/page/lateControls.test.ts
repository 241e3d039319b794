import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import type { PageIdentity } from '../../src/services/pages.ts';
import type { SeenPage } from '../support/pages/browser.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';
import { copySample, type SampleCopy } from '../support/sample.ts';

const controls = 'vscode-button, vscode-checkbox, vscode-dropdown, vscode-text-field';
/** A letter's width may be rounded. */
const nearPx = 1.5;

interface Box {
  readonly control: string;
  readonly place: readonly [left: number, top: number, width: number, height: number];
}

describe('the controls of a page, which come after what it shows,', function () {
  this.timeout(60_000);
  let sample: SampleCopy;
  let world: PageWorld;

  before(async () => {
    sample = await copySample();
    world = await openPageWorld(sample.folder);
  });
  after(async () => {
    await world.dispose();
    await sample.dispose();
  });

  it('have their room kept, so that nothing moves: in charts', async () => {
    await moveNothing(world.identity('experimentCharts', 'baseline'), 'canvas');
  });

  it('have their room kept, so that nothing moves: on the page of a run', async () => {
    await moveNothing(world.identity('run', 'baseline'), 'text=Copy Commands');
  });

  it('have their room kept, so that nothing moves: in a table of runs', async () => {
    const charts = world.identity('experimentCharts', 'baseline');
    assert.ok(charts.kind === 'experimentCharts');
    await moveNothing({ ...charts, kind: 'runs' }, 'role=gridcell >> nth=0');
  });

  async function moveNothing(identity: PageIdentity, shown: string): Promise<void> {
    const page = await world.see(identity);
    await page.frame().locator(shown).first().waitFor();
    await defined(page.frame());
    await page.hide();
    const letCome = await holdControls(page);
    await page.show();
    await page.frame().locator(shown).first().waitFor();
    assert.equal(await page.frame().locator('vscode-button:defined').count(), 0);
    const before = await boxes(page.frame());
    letCome();
    await defined(page.frame());
    const after = await boxes(page.frame());
    assert.ok(before.length > 0);
    assert.deepEqual(
      before.map(({ control }) => control),
      after.map(({ control }) => control),
    );
    const moved = before.flatMap(({ control, place }, index) => {
      const now = after[index]?.place ?? [];
      const isNear = place.every((px, side) => Math.abs(px - (now[side] ?? NaN)) <= nearPx);
      return isNear ? [] : [`${control}: ${place.join(' ')} → ${now.join(' ')}`];
    });
    assert.deepEqual(moved, []);
    assert.deepEqual(await page.complaints(), []);
  }
});

/** Holds back the toolkit's script until it is let come. */
async function holdControls({ editor }: SeenPage): Promise<() => void> {
  let letCome: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (letCome = resolve));
  await editor.route(/\/controls-\w+\.js/, async (route) => {
    await asked;
    await route.continue();
  });
  return letCome;
}

async function defined(frame: Frame): Promise<void> {
  await frame.evaluate(async () => {
    await customElements.whenDefined('vscode-text-field');
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

async function boxes(frame: Frame): Promise<readonly Box[]> {
  return await frame.locator(controls).evaluateAll((all) =>
    all.map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      const place = [left, top, width, height].map((px) => Math.round(px * 10) / 10) as [
        number,
        number,
        number,
        number,
      ];
      return { control: `${one.localName} ${one.textContent.trim().slice(0, 30)}`, place };
    }),
  );
}
