import assert from 'node:assert/strict';
import { sendPage, serve, type TestServer } from '../../support/httpServer.ts';
import { eventually } from '../support/eventually.ts';
import { screenshot } from '../support/page.ts';
import { describeOnPage } from '../support/session.ts';
import { changeSettings, resetSettings } from '../support/settings.ts';
import { names, namesBelow, open, openSidebar, rowsBelow } from '../support/sidebar.ts';
import { hideTooltip, tooltipOf } from '../support/tooltip.ts';

const page = '<!doctype html><title>Log in</title><form method="post"><input name="password" type="password"></form>';

describeOnPage(['trusted'], 'A login page in front of a server', () => {
  let proxy: TestServer;
  let redirecting: TestServer;
  let elsewhere: TestServer;

  afterEach(hideTooltip);
  before(async () => {
    proxy = await serve((_, response) => sendPage(response, page));
    elsewhere = await serve((_, response) => sendPage(response, page));
    redirecting = await serve((_, response) => {
      response.writeHead(302, { location: `${elsewhere.url}/login?next=/` }).end();
    });
    await changeSettings({
      connections: [
        { name: 'Portal', trackingUri: proxy.url },
        { name: 'Redirected', trackingUri: redirecting.url },
      ],
    });
    await openSidebar();
    await eventually(async () => assert.ok((await names('Experiments')).includes('Redirected')));
  });
  after(async () => {
    await resetSettings('connections');
    await Promise.all([proxy, redirecting, elsewhere].map((server) => server.close()));
  });

  it('is recognised, and named in plain words', async () => {
    await open('Experiments', 'Portal');
    const [failure] = await rowsBelow('Experiments', 'Portal');
    assert.match(failure?.label ?? '', /sign.in|log.?in/i);
    assert.doesNotMatch(failure?.label ?? '', /JSON|</i);
    const text = await tooltipOf('Experiments', failure?.name ?? '');
    assert.match(text, /sign.in|log.?in/i);
    await screenshot('login page');
  });

  it('somewhere else is not followed', async () => {
    await open('Experiments', 'Redirected');
    const [failure] = await rowsBelow('Experiments', 'Redirected');
    assert.match(
      failure?.label ?? '',
      new RegExp(`redirect|${elsewhere.url.replace('http://', '')}|sign.in|log.?in`, 'i'),
    );
    assert.deepEqual(elsewhere.requests, []);
  });

  it('stands in the way of no other connection', async () => {
    await open('Experiments', 'sample');
    assert.ok((await namesBelow('Experiments', 'sample')).includes('wine-curves'));
  });
});
