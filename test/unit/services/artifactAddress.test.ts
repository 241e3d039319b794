import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Connection } from '../../../src/connections/connection.ts';
import type { ArtifactOwner } from '../../../src/model/artifact.ts';
import { artifactAddress, artifactPlaceOf } from '../../../src/services/artifacts/artifactAddress.ts';
import { shortId } from '../../../src/services/shortId.ts';

const connection: Connection = {
  id: 'settings/prod',
  name: 'prod',
  trackingUri: 'http://localhost',
  source: 'settings',
};

describe('the address of an artifact', () => {
  it('reads as run and path', () => {
    const { path } = artifactAddress(connection, { runId: 'r1' }, 'swift-fox', 'model/MLmodel');
    assert.equal(path, '/swift-fox/model/MLmodel');
  });

  it('leads back to whose it is and where, whatever the names are', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 });
    const owner: fc.Arbitrary<ArtifactOwner> = fc.oneof(
      fc.record({ runId: text }, { noNullPrototype: true }),
      fc.record({ modelId: text }, { noNullPrototype: true }),
      fc.record({ name: text, version: text }, { noNullPrototype: true }),
    );
    const path = fc.array(text.map((segment) => segment.replaceAll('/', '_'))).map((segments) => segments.join('/'));
    fc.assert(
      fc.property(owner, text, path, (whose, name, file) => {
        const place = artifactPlaceOf(artifactAddress(connection, whose, name, file));
        assert.deepEqual(place, { store: shortId(connection), owner: whose, path: file });
      }),
    );
  });

  it('is refused where it is none', () => {
    assert.throws(() => artifactPlaceOf({ path: '/fox/x', query: 'store=1' }), { fault: 'notFound' });
    assert.throws(() => artifactPlaceOf({ path: '/fox/x', query: 'run=1' }), { fault: 'notFound' });
  });
});
