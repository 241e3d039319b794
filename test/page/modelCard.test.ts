import assert from 'node:assert/strict';
import { appendFile, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { globSync } from 'node:fs';
import type { Frame } from 'playwright-core';
import { StoreError } from '../../src/stores/storeError.ts';
import { eventually } from '../editor/support/eventually.ts';
import { copySample, type SampleCopy } from '../support/sample.ts';
import { hostileTexts } from '../support/hostileTexts.ts';
import { seriousFaults } from '../support/pages/axe.ts';
import type { SeenPage } from '../support/pages/browser.ts';
import { themes, type Theme } from '../support/pages/frames.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';

describe('the card of a model in a browser', function () {
  this.timeout(60_000);
  let sample: SampleCopy;
  let world: PageWorld;
  let model: string;

  before(async () => {
    sample = await copySample();
    const [found = ''] = globSync(path.join(sample.folder, 'mlartifacts/1/models/*/artifacts'));
    model = path.join(sample.folder, 'model');
    await cp(found, model, { recursive: true });
    const packages = path.join(sample.folder, '.venv/lib/python3.12/site-packages');
    for (const name of ['mlflow-3.17.2', 'scikit_learn-1.6.1']) {
      await mkdir(path.join(packages, `${name}.dist-info`), { recursive: true });
    }
    await appendFile(path.join(model, 'requirements.txt'), '\nskops==0.13.0\n');
    await writeFile(path.join(sample.folder, 'requirements.txt'), 'mlflow>=3,<4\nskops==0.12.0\n');
    world = await openPageWorld(sample.folder);
  });
  after(async () => {
    await world.dispose();
    await sample.dispose();
  });

  const see = (file: string): Promise<SeenPage> =>
    world.see({ kind: 'preview', scheme: 'file', path: file, query: '' });
  const open = async (): Promise<SeenPage> => {
    const page = await see(path.join(model, 'MLmodel'));
    await page.frame().getByRole('table').last().waitFor();
    await page.frame().getByText('Send to /invocations').waitFor();
    return page;
  };
  const part = (frame: Frame, name: string) => frame.getByRole('region', { name, exact: true }).first();

  it('says what the model takes and gives, and shows the example that was logged with it', async () => {
    const page = await open();
    const frame = page.frame();
    await frame.getByRole('heading', { name: 'model · model card' }).waitFor();
    const signature = part(frame, 'Signature');
    assert.match(await signature.innerText(), /Inputs 30\s+name\s+type\s+mean radius\s+double/);
    assert.match(await signature.innerText(), /Outputs 1\s+name\s+type\s+1, without a name\s+long/);
    assert.equal(await part(frame, 'Input example').getByRole('row').count(), 3);
    assert.match(await part(frame, 'Flavors').innerText(), /python_function\s+loaded by mlflow\.sklearn/);
    assert.deepEqual(await page.complaints(), []);
  });

  it('has code that loads, serves and calls it, and copies that', async () => {
    const page = await open();
    const frame = page.frame();
    const [uri, before] = [model, world.ui.copied.length];
    await frame.getByRole('button', { name: 'Copy Load as sklearn' }).click();
    await frame.getByRole('button', { name: 'Copy Serve' }).click();
    await frame.getByRole('button', { name: 'Copy Send to /invocations' }).click();
    await eventually(() => assert.equal(world.ui.copied.length, before + 3));
    const [load = '', serve = '', payload = ''] = world.ui.copied.slice(before);
    assert.equal(load, `import mlflow\n\nmodel = mlflow.sklearn.load_model(${JSON.stringify(uri)})\n`);
    assert.equal(serve, `mlflow models serve -m ${uri} --port 5001 --env-manager local`);
    const { dataframe_split: frameOf } = JSON.parse(payload) as { dataframe_split: { columns: string[] } };
    assert.equal(frameOf.columns.length, 30);
  });

  it('writes the payload in another format, for a shell, and remembers which', async () => {
    const page = await open();
    const frame = page.frame();
    const choose = async (label: string, option: string): Promise<void> => {
      await frame.getByRole('combobox', { name: label, exact: true }).click();
      await frame.getByRole('option', { name: option, exact: true }).click();
    };
    await choose('Payload', 'dataframe_records');
    await choose('as', 'PowerShell');
    const code = (within: Frame) => within.getByLabel('Send to /invocations', { exact: true });
    await code(frame)
      .getByText(/^Invoke-RestMethod .*dataframe_records/)
      .waitFor();
    await page.hide();
    await page.show();
    await code(page.frame())
      .getByText(/^Invoke-RestMethod .*dataframe_records/)
      .waitFor();
  });

  it('says which packages are otherwise here', async () => {
    const page = await open();
    const rows = part(page.frame(), 'Environment').getByRole('row');
    await rows.nth(1).waitFor();
    const texts = (await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
    assert.deepEqual(texts, [
      'package model requirements.txt .venv here',
      'Python 3.11.7 none 3.12 the environment has another version',
      'skops ==0.13.0 ==0.12.0 none the requirements ask for another version',
      'mlflow ==3.17.2 >=3,<4 3.17.2 installed as wanted',
      'scikit-learn any none 1.6.1 installed as wanted',
    ]);
  });

  it('says where a file that breaks off does so, and opens it as text', async () => {
    const broken = path.join(sample.folder, 'broken', 'MLmodel');
    await mkdir(path.dirname(broken), { recursive: true });
    const whole = await readFile(path.join(model, 'MLmodel'), 'utf8');
    await writeFile(broken, whole.slice(0, whole.indexOf('mean texture') + 3));
    const page = await see(broken);
    await page
      .frame()
      .getByText(/^MLmodel, line \d+: .* It is damaged, or breaks off\.$/)
      .waitFor();
    await page.frame().getByRole('button', { name: 'Open as Text' }).click();
    await eventually(() => assert.deepEqual(world.ui.documents.slice(-1), [`${broken.slice(1)} as text`]));
  });

  it('says why the text of a file that breaks off could not be opened', async () => {
    const broken = path.join(sample.folder, 'unopened', 'MLmodel');
    await mkdir(path.dirname(broken), { recursive: true });
    await writeFile(broken, 'flavors: [');
    const frame = (await see(broken)).frame();
    world.ui.noText = new StoreError('notFound', 'The MLmodel is gone.');
    try {
      await frame.getByRole('button', { name: 'Open as Text' }).click();
      await frame.getByText('The MLmodel is gone.').waitFor();
    } finally {
      world.ui.noText = undefined;
    }
  });

  it('shows hostile texts as text and nothing else', async () => {
    const hostile = path.join(sample.folder, 'hostile', 'MLmodel');
    await mkdir(path.dirname(hostile), { recursive: true });
    const fields = Object.fromEntries(hostileTexts.map((text) => [text, text]));
    const inputs = JSON.stringify(hostileTexts.map((name) => ({ name, type: 'string' })));
    const told = {
      ...fields,
      flavors: { python_function: fields, ...Object.fromEntries(hostileTexts.map((text) => [text, { [text]: text }])) },
      signature: { inputs },
      mlflow_version: hostileTexts[0],
    };
    await writeFile(hostile, JSON.stringify(told));
    await writeFile(path.join(path.dirname(hostile), 'requirements.txt'), hostileTexts.join('\n'));
    const page = await see(hostile);
    await page.frame().getByText('these values are made up from its signature').waitFor();
    assert.deepEqual(await page.complaints(), []);
    assert.deepEqual(page.strayRequests(), []);
  });

  it('gives axe-core nothing serious to find', async () => {
    const page = await open();
    for (const width of [1280, 520]) {
      await page.editor.setViewportSize({ width, height: 800 });
      for (const theme of Object.keys(themes) as Theme[]) {
        await page.setTheme(theme);
        assert.deepEqual(await seriousFaults(page), [], `${theme}, ${String(width)} pixels wide`);
      }
    }
  });
});
