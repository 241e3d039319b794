import assert from 'node:assert/strict';
import { mostMarks } from '../../../src/host/state.ts';
import { idOfRun } from '../../../src/services/runs/idOfRun.ts';
import { RunMarks } from '../../../src/services/runs/runMarks.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { fakeState } from '../../support/fakeHost.ts';

const fox = { connectionId: 'settings/Team', runId: 'fox' };
const owl = { connectionId: 'settings/Team', runId: 'owl' };
const many = (count: number, name = 'run') =>
  Array.from({ length: count }, (_, index) => ({ connectionId: 'settings/Team', runId: `${name} ${String(index)}` }));

describe('marks of runs', () => {
  it('are what was hidden and coloured, also after the window was opened anew', async () => {
    const state = fakeState();
    const marks = new RunMarks(state);
    await marks.change([fox, owl], { isHidden: true });
    await marks.change([fox], { color: 3 });
    await marks.change([owl], { isHidden: false });
    for (const one of [marks, new RunMarks(state)]) {
      assert.deepEqual({ ...one.of(fox) }, { ...fox, isHidden: true, color: 3 });
      assert.deepEqual(one.of(owl), { isHidden: false });
    }
    assert.deepEqual(state.get('runMarks'), [{ ...fox, isHidden: true, color: 3 }]);
    await marks.change([fox], { isHidden: false, color: null });
    assert.deepEqual(state.get('runMarks'), []);
  });

  it('are those of one store, whose runs may be called as those of another', async () => {
    const marks = new RunMarks(fakeState());
    await marks.change([fox], { isHidden: true });
    assert.equal(marks.of({ ...fox, connectionId: 'settings/Other' }).isHidden, false);
    assert.equal(marks.of({ connectionId: 'settings', runId: 'Team/fox' }).isHidden, false);
  });

  it('are told to all when they change, and only then', async () => {
    const marks = new RunMarks(fakeState());
    let told = 0;
    marks.onDidChange(() => told++);
    await marks.change([fox], { color: 1 });
    await marks.change([fox], { color: 1, isHidden: false });
    await marks.change([owl], { isHidden: false, color: null });
    assert.equal(told, 1);
  });

  it('are forgotten, those made first, where they are too many', async () => {
    const state = fakeState();
    const marks = new RunMarks(state);
    await marks.change([fox, owl], { isHidden: true });
    // Marked again, it is not the first any more.
    await marks.change([fox], { color: 2 });
    await marks.change(many(mostMarks - 1), { isHidden: true });
    assert.deepEqual([marks.of(owl).isHidden, marks.of(fox).isHidden], [false, true]);
    assert.equal(state.get('runMarks')?.length, mostMarks);
  });

  it('of more runs than are remembered are refused, and none of them is made; to show so many again is allowed', async () => {
    const marks = new RunMarks(fakeState());
    await marks.change([fox], { isHidden: true });
    await assert.rejects(
      marks.change(many(mostMarks + 1), { isHidden: true }),
      (error) => error instanceof StoreError && error.fault === 'tooLarge' && error.message.includes('5,001'),
    );
    assert.deepEqual([...marks.all.keys()], [idOfRun(fox)]);
    await marks.change([fox, ...many(mostMarks + 1)], { isHidden: false });
    assert.equal(marks.all.size, 0);
  });
});
