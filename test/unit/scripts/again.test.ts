import assert from 'node:assert/strict';
import { againAlone } from '../../../scripts/lib/again.ts';

const failed = (...groups: readonly string[]) => ({
  passed: 1,
  failed: groups.length,
  skipped: 0,
  failures: groups.map((group) => `${group} does it`),
  groups,
});

describe('tests that failed beside other suites', () => {
  it('are asked again alone, in their sessions, by the whole of what they are in', () => {
    const summary = failed('Two runs (trusted)', 'Two runs (trusted)', 'A page? (floor)');
    assert.deepEqual(againAlone('editor', summary), [
      'trusted',
      'floor',
      '--grep',
      String.raw`^(?:Two runs \(trusted\)|A page\? \(floor\))`,
    ]);
    assert.deepEqual(againAlone('page', failed('the map')), ['--grep', '^(?:the map)']);
  });

  it('are not where that explains nothing', () => {
    assert.equal(againAlone('editor', failed()), undefined);
    assert.equal(againAlone('unit', failed('a filter')), undefined);
    assert.equal(againAlone('page', failed(...Array.from({ length: 7 }, String))), undefined);
    assert.equal(
      againAlone('editor', { passed: 1, failed: 1, skipped: 0, failures: ['VS Code fell over.'] }),
      undefined,
    );
  });
});
