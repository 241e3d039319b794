import assert from 'node:assert/strict';
import { failureLine } from '../../../src/services/failureLine.ts';
import { openStore, StoreError } from '../../../src/stores/index.ts';

describe('a failure in the log', () => {
  it('is what the user reads, and what was said before it was put so', () => {
    const cause = new Error('connect failed', { cause: new Error('ECONNREFUSED 127.0.0.1:9') });
    const error = new StoreError('unreachable', 'Nothing answers at 127.0.0.1:9.', { cause });
    assert.equal(failureLine(error), 'Nothing answers at 127.0.0.1:9. – connect failed – ECONNREFUSED 127.0.0.1:9');
  });

  it('is one line, whatever the names in it', () => {
    const error = new StoreError('notFound', 'There is no model "a\n2026-11-21 [error] b\u202e".');
    assert.equal(failureLine(error), 'There is no model "a␣2026-11-21 [error] b⟦U+202E⟧".');
  });

  it('holds no password, also where the address with it was no address', async () => {
    const error: unknown = await openStore('https://ada:secret@:bad').catch((reason: unknown) => reason);
    assert.ok(error instanceof StoreError);
    assert.doesNotMatch(failureLine(error), /secret/);
  });
});
