import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { artifactAddress } from '../../src/services/artifacts/artifactAddress.ts';
import type { PageIdentity } from '../../src/services/pages.ts';
import { eventually } from '../editor/support/eventually.ts';
import { copySample, type SampleCopy } from '../support/sample.ts';
import { seriousFaults } from '../support/pages/axe.ts';
import { themes, type Theme } from '../support/pages/frames.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';

describe('the page of artifact sizes in a browser', function () {
  this.timeout(60_000);
  let sample: SampleCopy;
  let world: PageWorld;
  let identity: PageIdentity;

  before(async () => {
    sample = await copySample();
    world = await openPageWorld(sample.folder);
    const [connection] = world.connections.all;
    const run = world.identity('run', 'momentum');
    assert.ok(connection && run.kind === 'run');
    const { path: address, query } = artifactAddress(connection, { runId: run.runId }, 'momentum', '');
    identity = { kind: 'sizes', path: address, query };
    const folder = await world.connections.ask(connection, async (store) =>
      store.locateArtifact?.({ runId: run.runId }, ''),
    );
    assert.ok(folder !== undefined);
    await mkdir(path.join(folder, 'big', '<img src=x>'), { recursive: true });
    await writeFile(path.join(folder, 'big', '<img src=x>', 'weights.bin'), new Uint8Array(3 * 1024 * 1024));
  });
  after(async () => {
    await world.dispose();
    await sample.dispose();
  });

  it('says how much it is, which files make it so, and opens them', async () => {
    const page = await world.see(identity);
    const frame = page.frame();
    await frame.getByRole('heading', { name: 'momentum · artifact sizes' }).waitFor();
    await frame.getByText(/^3(\.\d)? MB in \d+ files and \d+ folders$/).waitFor();
    const largest = frame.getByRole('table').first().getByRole('row').nth(1);
    assert.match(await largest.innerText(), /big\/<img src=x>\/weights\.bin\s+3 MB\s+> 99 %/);
    const before = world.executed.length;
    await largest.getByRole('button').click();
    await eventually(() => assert.deepEqual(world.executed.slice(before), ['podium.artifact.open']));
    assert.deepEqual(await page.complaints(), []);
  });

  it('says that it is at least so much while folders are not looked into, stops, and goes on when told to', async () => {
    const releaseFirst = world.stores.hold('listArtifacts');
    world.stores.takeAsked();
    const page = await world.see(identity);
    await eventually(() => assert.ok(world.stores.takeAsked().includes('listArtifacts')));
    releaseFirst();
    const releaseOthers = world.stores.hold('listArtifacts');
    const frame = page.frame();
    await frame.getByText('At least 0 B in 0 files and 2 folders').waitFor();
    await frame.getByText('adding up… 2 folders not looked into yet').waitFor();
    await frame.getByRole('button', { name: 'Stop' }).click();
    await frame.getByText('stopped, 2 folders not looked into yet').waitFor();
    releaseOthers();
    await frame.getByRole('button', { name: 'Go On' }).click();
    await frame.getByText('3 MB in 2 files and 3 folders').waitFor();
    await frame.getByText('not looked into yet').waitFor({ state: 'detached' });
  });

  it('gives axe-core nothing serious to find', async () => {
    const page = await world.see(identity);
    await page.frame().getByRole('table').first().waitFor();
    for (const width of [1280, 520]) {
      await page.editor.setViewportSize({ width, height: 800 });
      for (const theme of Object.keys(themes) as Theme[]) {
        await page.setTheme(theme);
        assert.deepEqual(await seriousFaults(page), [], `${theme}, ${String(width)} pixels wide`);
      }
    }
  });
});
