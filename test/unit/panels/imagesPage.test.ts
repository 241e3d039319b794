import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { imagesPage } from '../../../src/panels/images/imagesPage.ts';
import type { PageContext } from '../../../src/panels/page.ts';
import type { ImagesContent } from '../../../src/protocol/images.ts';
import { artifactAddress } from '../../../src/services/artifacts/artifactAddress.ts';
import { imagesIdentity } from '../../../src/services/artifacts/imagesIdentity.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { testApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import { somePng } from '../../support/somePng.ts';

const never = new AbortController().signal;
const png = somePng(3, 2, [200, 40, 10]);

describe('the page of images', () => {
  let database: TestDatabase;
  beforeEach(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'iris');
  });
  afterEach(() => database.dispose());

  /** The page of a folder or file of the first run, and of another one where that is given. */
  function open(
    runs: Readonly<Record<string, Readonly<Record<string, Uint8Array | string>>>>,
    one: readonly [run: string, path: string],
    other?: readonly [run: string, path: string],
    status = 'FINISHED',
  ) {
    const app = testApp({ connections: [{ name: 'local', trackingUri: `sqlite:///${database.path}` }] });
    const [connection] = app.connections.all;
    assert.ok(connection);
    for (const [runId, files] of Object.entries(runs)) {
      const folder = path.join(database.folder, runId);
      for (const [name, bytes] of Object.entries({ '.keep': '', ...files })) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), bytes);
      }
      database.addRun({ runId, name: `run ${runId}`, status, artifactUri: folder });
    }
    const executed: (readonly unknown[])[] = [];
    const context: PageContext = {
      ...app,
      execute: (...called) => Promise.resolve(void executed.push(called)),
    };
    const [first, second] = [one, other].map(
      (where) => where && artifactAddress(connection, { runId: where[0] }, `run ${where[0]}`, where[1]),
    );
    assert.ok(first);
    const page = imagesPage(imagesIdentity(first, second), context);
    return {
      page,
      executed,
      read: () => page.read(never),
      image: (path: string, side = 0) => page.answers.image.answer({ side, path }, never),
      [Symbol.dispose]: () => {
        page.dispose();
        app[Symbol.dispose]();
      },
    };
  }
  const idsOf = ({ sides }: ImagesContent): readonly (readonly string[])[] =>
    sides.map(({ items }) => items.map(({ id }) => id));
  const fails = (work: Promise<unknown>, fault: string): Promise<void> =>
    assert.rejects(work, (error) => error instanceof StoreError && error.fault === fault);

  it('has all images below a folder, by their names and not by what is in them', async () => {
    using opened = open(
      { a: { 'plots/roc.png': png, 'plots/old/pr.svg': '<svg/>', 'notes.txt': 'x', 'z.gif': 'no' } },
      ['a', ''],
    );
    const content = await opened.read();
    assert.deepEqual(idsOf(content), [['file plots/old/pr.svg', 'file plots/roc.png', 'file /z.gif']]);
    assert.deepEqual([content.title, content.first, content.sides[0]?.isPart], ['images · run a', undefined, false]);
  });

  it('of one image has those beside it, and begins with it', async () => {
    using opened = open({ a: { 'plots/b.png': png, 'plots/a.png': png, 'plots/in/c.png': png } }, ['a', 'plots/b.png']);
    const content = await opened.read();
    assert.deepEqual(idsOf(content), [['file /a.png', 'file /b.png']]);
    assert.deepEqual([content.title, content.first], ['b.png · run a', { id: 'file /b.png' }]);
  });

  it('of one that was logged by step begins at its step, also of its small copy', async () => {
    const id = '5aee9221-2576-4353-a49f-ad3039c0fa86';
    const name = `images/digit+step+3+timestamp+5+${id}`;
    const files = {
      [`${name}.png`]: png,
      [`${name}+compressed.webp`]: 'small',
      [`images/digit+step+4+timestamp+6+${id}.png`]: png,
    };
    using opened = open({ a: files }, ['a', `${name}+compressed.webp`]);
    assert.deepEqual((await opened.read()).first, { id: 'key /digit', step: 3 });
  });

  it('beside another run calls the same what has the same path below each folder', async () => {
    using opened = open({ a: { 'p/x.png': png }, b: { 'q/x.png': png, 'q/y.png': png } }, ['a', 'p'], ['b', 'q']);
    const content = await opened.read();
    assert.deepEqual(idsOf(content), [['file /x.png'], ['file /x.png', 'file /y.png']]);
    assert.deepEqual(content.title, 'p · run a ↔ run b');
  });

  it('has two images of different names beside each other, and nothing else', async () => {
    using opened = open({ a: { 'x.png': png, 'y.png': png } }, ['a', 'x.png'], ['a', 'y.png']);
    const content = await opened.read();
    assert.deepEqual(
      content.sides.map(({ items }) => items.map(({ id, name }) => [id, name])),
      [[['file /x.png', 'x.png']], [['file /x.png', 'y.png']]],
    );
    assert.equal(content.title, 'x.png ↔ y.png · run a a ↔ run a a');
  });

  it('hands over what is an image by its first bytes, and a drawing only under its name', async () => {
    const drawing = '<?xml version="1.0"?><!-- > --><svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>';
    using opened = open({ a: { 'a.jpg': png, 'b.svg': drawing, 'c.png': drawing, 'd.svg': '<html><svg/></html>' } }, [
      'a',
      '',
    ]);
    await opened.read();
    assert.deepEqual(await opened.image('a.jpg'), { bytes: new Uint8Array(png), type: 'image/png' });
    assert.equal((await opened.image('b.svg')).type, 'image/svg+xml');
    await fails(opened.image('c.png'), 'damaged');
    await fails(opened.image('d.svg'), 'damaged');
  });

  it('refuses what would be too large to draw, and whatever it did not name', async () => {
    const huge = Buffer.from(png);
    huge.writeUInt32BE(100_000, 16);
    huge.writeUInt32BE(100_000, 20);
    using opened = open({ a: { 'huge.png': huge, 'secret.txt': 'x' } }, ['a', '']);
    await fails(opened.image('huge.png'), 'notFound');
    await opened.read();
    await fails(opened.image('huge.png'), 'tooLarge');
    for (const name of ['secret.txt', '../a/huge.png', '', '__proto__']) await fails(opened.image(name), 'notFound');
    await fails(opened.image('huge.png', 1), 'notFound');
  });

  it('says what is not there any more', async () => {
    using opened = open({ a: {} }, ['a', 'gone']);
    await fails(opened.read(), 'notFound');
  });

  it('is read again as long as the run goes on', async () => {
    using going = open({ a: { 'a.png': png } }, ['a', ''], undefined, 'RUNNING');
    await going.read();
    const oneFolderMs = going.page.intervalMs();
    assert.ok(oneFolderMs > 0);
    for (let folder = 0; folder < 9; folder++) mkdirSync(path.join(database.folder, 'a', String(folder)));
    using many = open({}, ['a', '']);
    await many.read();
    assert.equal(many.page.intervalMs(), 2 * oneFolderMs);
    using ended = open({ b: { 'a.png': png } }, ['b', '']);
    await ended.read();
    assert.equal(ended.page.intervalMs(), 0);
  });

  it('lets a command ask beside which run, called on the same folder or image', async () => {
    using opened = open({ a: { 'p/x.png': png } }, ['a', 'p/x.png']);
    await opened.read();
    await opened.page.answers.compare.answer(null, never);
    const [[command, node] = []] = opened.executed;
    assert.equal(command, 'podium.images.compare');
    assert.deepEqual((node as { readonly file: unknown }).file, { path: 'p/x.png', isDir: false });
  });
});
