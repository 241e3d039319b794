import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { carryOutPromotion } from '../../src/commands/registry/carryOutPromotion.ts';
import { setModelTag } from '../../src/commands/registry/registryTags.ts';
import { undoPromotion } from '../../src/commands/registry/undoPromotion.ts';
import { recordTagPrefix } from '../../src/promotion/moveRecord.ts';
import type { PageIdentity } from '../../src/services/pages.ts';
import { StoreError } from '../../src/stores/storeError.ts';
import { eventually } from '../editor/support/eventually.ts';
import { TestDatabase } from '../support/database.ts';
import { hostileTexts } from '../support/hostileTexts.ts';
import { seriousFaults } from '../support/pages/axe.ts';
import { themes, type Theme } from '../support/pages/frames.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';

const strict = {
  model: 'churn',
  alias: 'champion',
  require: { tags: { 'approved-by': true }, metrics: { val_auc: { betterThanHolder: { by: 0 } } } },
  afterwards: { previousHolder: 'rollback', removes: ['challenger'] },
};

describe('the page of a promotion in a browser', function () {
  this.timeout(120_000);
  let database: TestDatabase;
  let world: PageWorld;

  beforeEach(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'churn');
    database.addModel('churn');
    database.addRun({
      runId: 'fox',
      name: 'fox',
      metrics: { val_auc: 0.918, loss: 0.2, f1: 1 },
      params: { depth: '3' },
    });
    database.addRun({
      runId: 'owl',
      name: 'owl',
      metrics: { val_auc: 0.942, loss: NaN, f1: 1 },
      params: { depth: '5' },
    });
    database.addVersion({ name: 'churn', version: 1, aliases: ['rollback'] });
    database.addVersion({ name: 'churn', version: 2, runId: 'fox', aliases: ['champion'], tags: { data: '2026-09' } });
    database.addVersion({
      name: 'churn',
      version: 3,
      runId: 'owl',
      aliases: ['challenger'],
      tags: { data: '2026-10' },
    });
  });
  afterEach(async () => {
    await world.dispose();
    database.dispose();
  });

  async function open(...rules: readonly object[]): Promise<void> {
    if (rules.length > 0) {
      mkdirSync(path.join(database.folder, '.podium'), { recursive: true });
      writeFileSync(path.join(database.folder, '.podium/promotion.json'), JSON.stringify({ rules }));
    }
    world = await openPageWorld(database.folder);
    for (const command of [carryOutPromotion, setModelTag, undoPromotion]) world.carryOut(command);
  }

  const identity = (version = '3', name = 'churn'): PageIdentity => ({
    ...{ kind: 'promotion', connectionId: world.connectionId, name, version, alias: 'champion' },
  });
  const aliases = (): Record<string, number> =>
    Object.fromEntries(
      database.connection
        .prepare('SELECT alias, version FROM registered_model_aliases ORDER BY alias')
        .all()
        .map(({ alias, version }) => [String(alias), Number(version)]),
    );
  const before = { challenger: 3, champion: 2, rollback: 1 };
  const checks = async (frame: Frame): Promise<readonly string[]> =>
    (await frame.locator('.checks li').allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
  const promote = (frame: Frame) => frame.getByRole('button', { name: 'Promote', exact: true });

  it('says who loses and who gains, all that is asked for, and what is better', async () => {
    await open(strict);
    const page = await world.see(identity());
    const frame = page.frame();
    await frame.getByRole('heading', { name: 'Promote churn version 3 to @champion' }).waitFor();
    const [loses = '', gains = ''] = await frame.locator('.card').allInnerTexts();
    assert.match(loses, /^Version 2 loses @champion[^]*fox[^]*becomes @rollback, taken from version 1/);
    assert.match(gains, /^Version 3 gains @champion[^]*owl[^]*@challenger is cleared/);
    assert.deepEqual(await checks(frame), [
      '✓ Met: version 3 is READY must be READY',
      '✗ Not met: tag approved-by is not set must be set · set tag…',
      '✓ Met: val_auc 0.942 is 0.024 better than 0.918 of version 2 not worse than the current holder',
    ]);
    const row = frame.getByRole('row').filter({ hasText: 'val_auc' });
    assert.match(await row.innerText(), /0\.918\d*\s+0\.942\d*\s+▲\s*better,\s*\+0\.024\s*\+2\.6 %/);
    assert.match(await frame.getByRole('row').filter({ hasText: 'loss' }).innerText(), /0\.2\d*\s+NaN/);
    assert.equal(await frame.getByRole('row').filter({ hasText: 'f1' }).count(), 0);
    await frame.getByText('1 of 1 differ: depth 3 → 5').waitFor();
    await frame.getByText('2026-09 → 2026-10').waitFor();
    assert.ok(await promote(frame).isDisabled());
    await frame.getByText('1 requirement is not met').waitFor();
    assert.deepEqual(await page.complaints(), []);
  });

  it('is read again when a tag was set from it, promotes with a reason, and takes that back', async () => {
    await open(strict);
    const page = await world.see(identity());
    const frame = page.frame();
    world.ui.answer({ type: 'grace' });
    await frame.getByRole('button', { name: 'set tag…' }).click();
    await frame.getByText('tag approved-by is grace').waitFor();
    await frame.getByLabel('Why').fill('better');
    await promote(frame).click();
    await frame.getByText('Gave @champion of churn to version 3.').waitFor();
    assert.deepEqual(aliases(), { champion: 3, rollback: 2 });
    assert.deepEqual(await seriousFaults(page), []);
    const [record] = database.connection
      .prepare("SELECT value FROM model_version_tags WHERE version = 3 AND key LIKE ? || '%'")
      .all(recordTagPrefix);
    assert.match(String(record?.['value']), /"why":"better".*"verdict":"met"/);
    world.ui.answer({ press: 'Undo' });
    await frame.getByRole('button', { name: 'Undo…' }).click();
    await promote(frame).waitFor();
    assert.deepEqual(aliases(), before);
  });

  it('changes nothing where a colleague was faster, says what is so now, and goes on from there', async () => {
    await open();
    const page = await world.see(identity());
    const frame = page.frame();
    await promote(frame).waitFor();
    database.connection.exec("UPDATE registered_model_aliases SET version = 1 WHERE alias = 'champion'");
    await promote(frame).click();
    await frame.getByText(/Nothing was changed, because somebody else has moved aliases of churn/).waitFor();
    await frame.locator('.card').getByText('Version 1').waitFor();
    assert.deepEqual(aliases(), { ...before, champion: 1 });
    await promote(frame).click();
    await frame.getByText('Gave @champion of churn to version 3.').waitFor();
    assert.deepEqual(aliases(), { ...before, champion: 3 });
  });

  it('changes nothing where the version was deleted after it was looked at, and says how things stand', async () => {
    await open();
    const page = await world.see(identity());
    const frame = page.frame();
    await promote(frame).waitFor();
    database.connection.exec("UPDATE model_versions SET current_stage = 'Deleted_Internal' WHERE version = 3");
    await promote(frame).click();
    await frame.getByText(/Everything is as it was: @champion is with version 2\./).waitFor();
    assert.ok(await promote(frame).isDisabled());
    assert.deepEqual(aliases(), before);
  });

  it('waits for nothing but what is asked for: files that do not come keep nobody from promoting', async () => {
    await open();
    const release = world.stores.hold('readArtifact');
    const page = await world.see(identity());
    const frame = page.frame();
    await frame.getByText('Reading what else is different…').waitFor();
    await promote(frame).click();
    await frame.getByText('Gave @champion of churn to version 3.').waitFor();
    release();
    await frame.getByText('1 of 1 differ: depth 3 → 5').waitFor();
  });

  it('says why it cannot be read, and reads it when it can be', async () => {
    await open();
    world.stores.fail('getRegisteredModel', new StoreError('unreachable', 'Nobody answers.'));
    const page = await world.see(identity());
    await page.frame().getByText('Nobody answers.').waitFor();
    world.stores.fail('getRegisteredModel');
    await page.frame().getByText('Try Again').click();
    await promote(page.frame()).waitFor();
  });

  it('overrides a policy only with a reason, and a protected alias only with the name of the model', async () => {
    await open({ ...strict, override: 'withReason', typeModelName: true });
    const page = await world.see(identity());
    const frame = page.frame();
    await frame.getByRole('button', { name: 'Override with a Reason…' }).click();
    await frame.getByText('Give a reason to override the policy · Type the model').waitFor();
    await page.editor.keyboard.type('incident 12');
    await frame.getByLabel(/type the model's name/).fill('churm');
    const override = frame.getByRole('button', { name: 'Override Policy and Promote' });
    assert.ok(await override.isDisabled());
    // What was written is there again after the tab was hidden.
    await page.hide();
    await page.show();
    const again = page.frame();
    await again.getByLabel(/type the model's name/).fill('churn');
    await eventually(async () => assert.equal(await again.getByLabel('Why').inputValue(), 'incident 12'));
    // All that was typed counts, also what no frame has shown yet.
    await again.evaluate(() => {
      const why = document.getElementById('why') as HTMLTextAreaElement;
      why.value += '!';
      why.dispatchEvent(new Event('input', { bubbles: true }));
      why.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
    });
    await again.getByText('Gave @champion of churn to version 3.').waitFor();
    const [record] = database.connection
      .prepare("SELECT value FROM model_version_tags WHERE version = 3 AND key LIKE ? || '%'")
      .all(recordTagPrefix);
    assert.match(String(record?.['value']), /"why":"incident 12!","verdict":"overridden".*"unmet":\["tag approved-by/);
  });

  it('is usable with assistive technology in every theme, and in a narrow editor', async () => {
    await open({ ...strict, override: 'withReason', typeModelName: true });
    const page = await world.see(identity(), { size: { width: 520, height: 800 } });
    await page.frame().getByText('2026-09 → 2026-10').waitFor();
    assert.ok(await page.frame().evaluate(() => document.body.scrollWidth <= innerWidth));
    for (const theme of Object.keys(themes) as Theme[]) {
      await page.setTheme(theme);
      assert.deepEqual(await seriousFaults(page), [], theme);
    }
  });

  it('shows hostile names as text and nothing else', async () => {
    const name = '<img src=x onerror=alert(1)>';
    database.addModel(name);
    database.addRun({
      runId: 'evil',
      name,
      metrics: Object.fromEntries(hostileTexts.filter((text) => text !== '').map((text, at) => [text, at])),
    });
    const tags = Object.fromEntries(hostileTexts.filter((text) => text !== '').map((text) => [text, text]));
    database.addVersion({ name, version: 1, aliases: ['champion'] });
    database.addVersion({ name, version: 2, runId: 'evil', tags });
    await open();
    const page = await world.see(identity('2', name));
    await page
      .frame()
      .getByRole('heading', { name: `Promote ${name} version 2` })
      .waitFor();
    await page.frame().getByText('more differ').waitFor();
    assert.deepEqual(await page.complaints(), []);
    assert.deepEqual(page.strayRequests(), []);
  });

  it('says what is wrong with a policy that cannot be followed, and that a version has the alias already', async () => {
    await open({});
    const page = await world.see(identity());
    await page
      .frame()
      .getByText(/promotion\.json:1:.*Until that is right, no alias is moved\./)
      .waitFor();
    await page.frame().getByText('Open Policy').click();
    await eventually(() => assert.match(world.ui.opened.at(-1) ?? '', /promotion\.json$/));
    writeFileSync(path.join(database.folder, '.podium/promotion.json'), '{ "rules": [] }');
    const held = await world.see(identity('2'));
    await held.frame().getByRole('heading', { name: 'Version 2 of churn has @champion' }).waitFor();
    assert.equal(await promote(held.frame()).count(), 0);
  });
});
