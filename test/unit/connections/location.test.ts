import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { normalUri, originOf, staysHere, storeKey, userInfoOf } from '../../../src/connections/location.ts';

describe('a tracking URI', () => {
  it('is kept absolute, and without user, password, query and fragment', () => {
    const typed: Readonly<Record<string, string>> = {
      'https://alice:secret@host/team/?x=1#/experiments/3': 'https://host/team',
      'HTTP://Host:80/': 'http://host',
      'sqlite:///mlflow.db': 'sqlite:////project/mlflow.db',
      'sqlite:////data/mlflow.db': 'sqlite:////data/mlflow.db',
      'runs/mlflow.db': 'sqlite:////project/runs/mlflow.db',
      'runs/a?b.db': '/project/runs/a?b.db',
      'file:///data/mlruns': '/data/mlruns',
      '~/mlflow.db': `sqlite:///${join(homedir(), 'mlflow.db')}`,
    };
    for (const [text, uri] of Object.entries(typed)) assert.equal(normalUri(text, '/project'), uri);
  });

  it('is the same store whether the database or its folder is named', () => {
    const same = ['/project', '/project/', '/project/mlflow.db', 'sqlite:////project/mlflow.db', 'file:///project'];
    assert.deepEqual(new Set(same.map((trackingUri) => storeKey(trackingUri))), new Set(['/project/mlflow.db']));
    assert.notEqual(storeKey('http://host/a'), storeKey('http://host/b'));
    assert.equal(storeKey('http://u:p@host/a/'), storeKey('http://host/a'));
  });

  it('is the same store in capital and small letters where the file system sees no difference', () => {
    const key = (trackingUri: string): string => storeKey(trackingUri, 'win32');
    assert.equal(key('/Project'), key('sqlite:////project/MLFLOW.db'));
    assert.notEqual(storeKey('/Project', 'linux'), storeKey('/project', 'linux'));
    assert.notEqual(key('http://host/Team'), key('http://host/team'));
  });

  it('has an origin only if it is a server', () => {
    assert.equal(originOf('https://user@Host:443/mlflow'), 'https://host');
    assert.equal(originOf('http://host:5000'), 'http://host:5000');
    for (const other of ['/project', 'sqlite:///mlflow.db', 'file:///project', 'ftp://host', 'http://', '']) {
      assert.equal(originOf(other), undefined, other);
    }
  });

  it('stays on this machine only if it says so beyond doubt', () => {
    const here = ['http://localhost:5000', 'http://127.0.0.1', 'http://127.9.9.9', 'http://[::1]:1'];
    const elsewhere = [
      'http://localhost.example.com',
      'http://127.0.0.1.nip.io',
      'http://a.localhost',
      'http://notlocalhost',
      'http://10.0.0.1',
    ];
    assert.deepEqual(here.filter(staysHere), here);
    assert.deepEqual(elsewhere.filter(staysHere), []);
  });

  it('gives up the user and password typed into it', () => {
    assert.deepEqual(userInfoOf('https://a%40b:p%3Aq@host'), { kind: 'basic', username: 'a@b', password: 'p:q' });
    assert.deepEqual(userInfoOf('https://50%:x@host'), { kind: 'basic', username: '50%', password: 'x' });
    assert.equal(userInfoOf('https://host'), undefined);
    assert.equal(userInfoOf('/path/a:b@c'), undefined);
  });
});
