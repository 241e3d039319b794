import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readTrackingUri, trackingUriIn } from '../../../src/connections/envFile.ts';
import { tempFolder } from '../../support/tempFolder.ts';

describe('a .env file', () => {
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['MLFLOW_TRACKING_URI=http://host:5000', 'http://host:5000'],
    ['  export MLFLOW_TRACKING_URI = "http://host" # ours', 'http://host'],
    ["MLFLOW_TRACKING_URI='sqlite:///a b.db'", 'sqlite:///a b.db'],
    ['MLFLOW_TRACKING_URI=http://host/#/experiments', 'http://host/#/experiments'],
    ['MLFLOW_TRACKING_URI=http://host # a comment', 'http://host'],
    ['MLFLOW_TRACKING_URI=one\r\nMLFLOW_TRACKING_URI=two\r\n', 'two'],
    ['MLFLOW_TRACKING_URI=', undefined],
    ['MLFLOW_TRACKING_URI= # later', undefined],
    ['# MLFLOW_TRACKING_URI=http://host', undefined],
    ['MLFLOW_TRACKING_URI_OLD=http://host', undefined],
    ['NOT_MLFLOW_TRACKING_URI=http://host', undefined],
    ['', undefined],
  ];
  for (const [text, trackingUri] of lines) {
    it(`that says ${JSON.stringify(text)} means ${trackingUri ?? 'nothing'}`, () => {
      assert.equal(trackingUriIn(text), trackingUri);
    });
  }

  it('is read only where it is a plain file of at most 64 KiB', async () => {
    const line = 'MLFLOW_TRACKING_URI=http://host\n';
    using folder = tempFolder({
      '.env': line,
      'large/.env': line + '#'.repeat(64 * 1024),
      'folder/.env/inside': line,
    });
    symlinkSync(join(folder.path, '.env'), join(folder.path, 'link'));
    const read = (name: string): Promise<string | undefined> => readTrackingUri(join(folder.path, name));
    assert.equal(await read('.env'), 'http://host');
    assert.equal(await read('large/.env'), undefined);
    assert.equal(await read('folder/.env'), undefined);
    assert.equal(await read('link'), undefined);
    assert.equal(await read('absent'), undefined);
  });
});
