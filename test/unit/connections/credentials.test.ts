import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SignIns } from '../../../src/connections/credentials.ts';
import type { Credentials } from '../../../src/stores/index.ts';
import { StoreError } from '../../../src/stores/index.ts';
import { fakeSecrets } from '../../support/fakeHost.ts';

const alice: Credentials = { kind: 'basic', username: 'alice', password: 'secret' };

/** Addresses that look alike: the same few words as scheme, user, host, port and path. */
const address = fc
  .record({
    scheme: fc.constantFrom('http', 'https', 'HTTPS'),
    user: fc.constantFrom('', 'alice@', 'alice:secret@', 'good.example@'),
    host: fc.constantFrom('good.example', 'GOOD.example', 'evil.example', 'good.example.evil.example', 'localhost'),
    port: fc.constantFrom('', ':80', ':443', ':5000'),
    path: fc.constantFrom('', '/', '/team', '/good.example', '?good.example', '#@good.example'),
  })
  .map(({ scheme, user, host, port, path }) => `${scheme}://${user}${host}${port}${path}`);

describe('credentials', () => {
  it('are for the very origin they were kept for', async () => {
    await fc.assert(
      fc.asyncProperty(address, address, async (stored, dialled) => {
        const signIns = new SignIns(fakeSecrets(), {});
        await signIns.keep(stored, alice);
        const isSame = new URL(stored).origin === new URL(dialled).origin;
        assert.deepEqual(await signIns.of(dialled), isSame ? alice : undefined);
      }),
    );
  });

  it('are offered from the environment only for the server that the same environment names', () => {
    fc.assert(
      fc.property(address, address, (named, dialled) => {
        const environment = { MLFLOW_TRACKING_URI: named, MLFLOW_TRACKING_TOKEN: 'token' };
        const offered = new SignIns(fakeSecrets(), environment).inEnvironment(dialled);
        const isSame = new URL(named).origin === new URL(dialled).origin;
        assert.deepEqual(offered, isSame ? { kind: 'bearer', token: 'token' } : undefined);
      }),
    );
  });

  it('of the environment are the user and password before the token, as for MLflow', () => {
    const environment = {
      MLFLOW_TRACKING_URI: 'https://host',
      MLFLOW_TRACKING_USERNAME: 'alice',
      MLFLOW_TRACKING_PASSWORD: 'secret',
      MLFLOW_TRACKING_TOKEN: 'token',
    };
    const offered = (more: object): Credentials | undefined =>
      new SignIns(fakeSecrets(), { ...environment, ...more }).inEnvironment('https://host/x');
    assert.deepEqual(offered({}), alice);
    assert.deepEqual(offered({ MLFLOW_TRACKING_PASSWORD: '' }), { kind: 'bearer', token: 'token' });
    assert.equal(offered({ MLFLOW_TRACKING_URI: undefined }), undefined);
    assert.equal(offered({ MLFLOW_TRACKING_URI: '/local' }), undefined);
  });

  it('lie in the keychain under their origin', async () => {
    const secrets = fakeSecrets();
    await new SignIns(secrets, {}).keep('https://user:pw@Host/team', alice);
    assert.deepEqual([...secrets.contents.keys()], ['podium.credentials:https://host']);
  });

  it('that are not in the shape that Podium writes count as none', async () => {
    const secrets = fakeSecrets();
    const signIns = new SignIns(secrets, {});
    for (const text of ['', 'token', 'null', '{"kind":"basic","username":"a"}', '{"kind":"other"}', '[]']) {
      await secrets.set('podium.credentials:https://host', text);
      assert.equal(await signIns.of('https://host'), undefined, text);
    }
  });

  it('that the keychain does not give are a failure that says so', async () => {
    const secrets = { ...fakeSecrets(), get: () => Promise.reject(new Error('locked')) };
    await assert.rejects(
      new SignIns(secrets, {}).of('https://host'),
      (error) => error instanceof StoreError && error.fault === 'busy' && error.message.includes('keychain'),
    );
  });
});
