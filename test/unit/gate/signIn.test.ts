import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { TestGate } from '../../support/gate.ts';
import { sendJson, serve } from '../../support/httpServer.ts';
import { basic } from '../../support/trackingServer.ts';

describe('the gate signs in as MLflow does', () => {
  let test: TestGate;
  before(() => {
    test = new TestGate('{ "rules": [] }');
  });
  after(() => test[Symbol.dispose]());

  const check = `check models:/churn/7 champion --policy POLICY --tracking-uri`;
  async function sent(environment: Readonly<Record<string, string>>, withUser = '') {
    const server = await serve((_, response) => {
      sendJson(response, { error_code: 'RESOURCE_DOES_NOT_EXIST', message: '' }, 404);
    });
    try {
      const { code } = await test.run(`${check} ${server.url.replace('//', `//${withUser}`)}`, environment);
      assert.equal(code, 2);
      const [asked] = server.requests;
      return asked?.headers;
    } finally {
      await server.close();
    }
  }
  const user = { MLFLOW_TRACKING_USERNAME: 'ada', MLFLOW_TRACKING_PASSWORD: 'secret' };

  it('with a token, or with a user and a password first', async () => {
    assert.equal((await sent({ MLFLOW_TRACKING_TOKEN: 't' }))?.authorization, 'Bearer t');
    assert.equal((await sent({ ...user, MLFLOW_TRACKING_TOKEN: 't' }))?.authorization, basic('ada', 'secret'));
  });

  it('with what stands in the address before that', async () => {
    assert.equal((await sent(user, 'grace:hopper@'))?.authorization, basic('grace', 'hopper'));
  });

  it('with what is kept in the home folder, where a variable says nothing', async () => {
    test.folder.write({
      '.mlflow/credentials':
        '[other]\nmlflow_tracking_username = no\n[mlflow]\nmlflow_tracking_username = home\nmlflow_tracking_password: a = b\n',
    });
    assert.equal((await sent({ MLFLOW_TRACKING_TOKEN: 't' }))?.authorization, basic('home', 'a = b'));
    const named = { MLFLOW_TRACKING_USERNAME: 'ada', MLFLOW_TRACKING_PASSWORD: '' };
    assert.equal((await sent(named))?.authorization, basic('ada', 'a = b'));
    await rm(path.join(test.folder.path, '.mlflow'), { recursive: true });
  });

  it('in the workspace that is named', async () => {
    assert.equal((await sent({ MLFLOW_WORKSPACE: 'team' }))?.['x-mlflow-workspace'], 'team');
  });

  it('with more certificates, where a variable names them', async () => {
    const args = `${check} https://localhost:9`;
    const { error } = await test.run(args, {
      MLFLOW_TRACKING_SERVER_CERT_PATH: path.join(test.folder.path, 'nosuch.pem'),
    });
    assert.equal(error, 'MLFLOW_TRACKING_SERVER_CERT_PATH names no file that can be read.\n');
    const own = await Promise.all(['key', 'cert'].map((name) => readFile(`test/fixtures/tls/${name}.pem`, 'utf8')));
    const server = createServer({ key: own[0], cert: own[1] }, (_request, response) =>
      sendJson(response, { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'Not here.' }, 404),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const trusted = `${check} https://localhost:${String((server.address() as AddressInfo).port)}`;
      assert.match((await test.run(trusted)).error, /nobody that this computer trusts/);
      const heeded = await test.run(trusted, { MLFLOW_TRACKING_SERVER_CERT_PATH: 'test/fixtures/tls/cert.pem' });
      assert.match(heeded.error, /Not here/);
    } finally {
      server.close();
      await once(server, 'close');
    }
  });

  it('and tells nobody the password', async () => {
    const { error } = await test.run(`${check} http://ada:canary@127.0.0.1:9`, { MLFLOW_TRACKING_TOKEN: 'canary' });
    assert.match(error, /127\.0\.0\.1:9/);
    assert.doesNotMatch(error, /canary/);
  });

  it('and says what it does not heed', async () => {
    const { error } = await test.run(`${check} sample`, {
      MLFLOW_TRACKING_INSECURE_TLS: 'true',
      MLFLOW_TRACKING_AUTH: '',
    });
    assert.match(error, /^MLFLOW_TRACKING_INSECURE_TLS is set, which the gate does not heed\.\n/);
    assert.doesNotMatch(error, /TRACKING_AUTH/);
  });

  it('and reads no other registry than that of the tracking URI', async () => {
    const { code, error } = await test.run(`${check} sample`, { MLFLOW_REGISTRY_URI: 'http://registry.example.com' });
    assert.equal(code, 2);
    assert.match(error, /^MLFLOW_REGISTRY_URI names another store/);
  });
});
