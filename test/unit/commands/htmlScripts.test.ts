import assert from 'node:assert/strict';
import { disableScripts, enableScripts } from '../../../src/commands/artifacts/htmlScripts.ts';
import { HtmlFiles, type ShownHtml } from '../../../src/services/artifacts/htmlFiles.ts';
import { testApp } from '../../support/app.ts';
import { fakeWorkspace } from '../../support/fakeHost.ts';

const shown: ShownHtml = { name: 'plot.html', store: 'a', sha256: '12', hasScripts: true };

describe('Enable Scripts for This File', () => {
  it('asks, saying what scripts can learn, and lets only that file run, of that store', async () => {
    using app = testApp({ answers: ['dismiss', { press: 'Enable Scripts' }] });
    app.htmlFiles.active = shown;
    await enableScripts.run(app, undefined, []);
    assert.equal(app.htmlFiles.mayRun(shown), false);
    await enableScripts.run(app, undefined, []);
    assert.equal(app.htmlFiles.mayRun({ ...shown, name: 'elsewhere.html' }), true);
    assert.equal(app.htmlFiles.mayRun({ ...shown, sha256: '13' }), false);
    assert.equal(app.htmlFiles.mayRun({ ...shown, store: 'b' }), false);
    assert.match(
      app.ui.messages[0] ?? '',
      /^Run the scripts of plot\.html\?\n.*network address \(IP\) of your computer/,
    );
  });

  it('ends them again', async () => {
    using app = testApp({ answers: [{ press: 'Enable Scripts' }] });
    app.htmlFiles.active = shown;
    await enableScripts.run(app, undefined, []);
    await disableScripts.run(app, undefined, []);
    assert.equal(app.htmlFiles.mayRun(shown), false);
  });

  it('asks nothing in Restricted Mode, where nothing runs, whatever was allowed', async () => {
    using app = testApp({ trusted: false });
    app.htmlFiles.active = shown;
    await assert.rejects(async () => enableScripts.run(app, undefined, []), /^UserError: In Restricted Mode no script/);
    app.htmlFiles.allow(shown, true);
    assert.equal(app.htmlFiles.mayRun(shown), false);
  });

  it('wants a file that is shown, and has scripts', async () => {
    using app = testApp();
    await assert.rejects(async () => enableScripts.run(app, undefined, []), /Open an HTML artifact first/);
    app.htmlFiles.active = { ...shown, hasScripts: false };
    await assert.rejects(async () => enableScripts.run(app, undefined, []), /plot\.html has no scripts/);
  });

  it('is offered while scripts are off, and its counterpart while they run', () => {
    const told: string[] = [];
    const files = new HtmlFiles(fakeWorkspace(), (_, value) => told.push(value));
    files.active = shown;
    files.allow(shown, true);
    files.active = { ...shown, hasScripts: false };
    files.active = undefined;
    assert.deepEqual(told, ['off', 'on', 'none', 'none']);
  });
});
