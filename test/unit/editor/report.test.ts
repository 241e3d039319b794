import assert from 'node:assert/strict';
import { report } from '../../../src/editor/report.ts';
import { BackPressed, UserError } from '../../../src/host/ui.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { fakeLog } from '../../support/fakeHost.ts';
import { fakeUi, type FakeUi } from '../../support/fakeUi.ts';

describe('a command that failed', () => {
  async function told(error: unknown, ui: FakeUi = fakeUi()): Promise<readonly string[]> {
    const log = fakeLog();
    await report(error, 'Find Run…', ui, log);
    return [...ui.messages, ...log.lines];
  }

  it('says nothing when it was cancelled, or left by its Back button', async () => {
    assert.deepEqual(await told(new DOMException('stopped', 'AbortError')), []);
    assert.deepEqual(await told(new BackPressed()), []);
  });

  it('says what the store said, and logs in one line what was the cause', async () => {
    const error = new StoreError('server', 'Reading "a\nb" failed.', { cause: new Error('disk I/O error') });
    assert.deepEqual(await told(error), [
      'Reading "a\nb" failed.',
      'warn: Find Run…: Reading "a␣b" failed. – disk I/O error',
    ]);
  });

  it('says what the person can do otherwise', async () => {
    assert.deepEqual(await told(new UserError('Select a row first.')), [
      'Select a row first.',
      'warn: Find Run…: Select a row first.',
    ]);
  });

  it('offers to allow a folder where that is what it needs', async () => {
    const executed: string[] = [];
    const execute = (command: string): Promise<void> => Promise.resolve(void executed.push(command));
    const error = new StoreError('unsupported', 'These artifacts are elsewhere.', { outsideFolder: '/data' });
    await report(error, 'Open Artifact', fakeUi(), fakeLog(), execute);
    assert.deepEqual(executed.splice(0), []);
    await report(error, 'Open Artifact', fakeUi({ press: 'Allow Folder…' }), fakeLog(), execute);
    assert.deepEqual(executed, ['podium.artifact.allowFolder']);
  });

  it('offers the command that helps, on what it was about', async () => {
    const executed: unknown[][] = [];
    const execute = (...call: unknown[]): Promise<void> => Promise.resolve(void executed.push(call));
    const error = new UserError('No aliases.', {
      action: 'Transition Stage…',
      command: 'a.b',
      target: { kind: 'model' },
    });
    await report(error, 'Set Alias…', fakeUi(), fakeLog(), execute);
    assert.deepEqual(executed, []);
    await report(error, 'Set Alias…', fakeUi({ press: 'Transition Stage…' }), fakeLog(), execute);
    assert.deepEqual(executed, [['a.b', { kind: 'model' }]]);
  });

  it('is our own mistake where nobody said anything, and opens the log when asked to', async () => {
    const ui = fakeUi({ press: 'Show Log' });
    assert.deepEqual(await told(new TypeError('x is not a function'), ui), [
      'Find Run failed. The log says more.',
      'error: x is not a function',
    ]);
    assert.equal(ui.logShown, 1);
  });
});
