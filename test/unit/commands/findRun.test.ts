import assert from 'node:assert/strict';
import { findRun } from '../../../src/commands/runs/findRun.ts';
import { testApp } from '../../support/app.ts';
import { sendJson, serve } from '../../support/httpServer.ts';

describe('Find Run', () => {
  it('leaves a server whose list of experiments never ends', async () => {
    let asked = 0;
    const server = await serve((_request, response) => {
      sendJson(response, { experiments: [], next_page_token: `page ${++asked}` });
    });
    try {
      using app = testApp({
        connections: [{ name: 'Endless', trackingUri: server.url }],
        answers: [{ search: 'fox', pick: 'Only the 1,000 experiments that changed last were searched' }],
      });
      await findRun.run(app, undefined, []);
      assert.equal(asked, 4);
    } finally {
      await server.close();
    }
  });
});
