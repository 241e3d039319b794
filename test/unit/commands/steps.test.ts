import assert from 'node:assert/strict';
import { askSteps, type Step } from '../../../src/commands/steps.ts';
import { BackPressed } from '../../../src/host/ui.ts';

/** Steps that write down where they were asked, and answer by script: a letter, `back`, or nothing when dismissed. */
function asking(...script: (string | undefined)[]) {
  const places: string[] = [];
  const step = (name: string, when?: (form: string) => boolean): Step<string> => ({
    ...(when && { when }),
    // eslint-disable-next-line @typescript-eslint/require-await -- Back must reject, not throw
    ask: async (form, { at, of }) => {
      places.push(`${name} ${at}/${of}`);
      const answer = script.shift();
      if (answer === 'back') throw new BackPressed();
      return answer === undefined ? undefined : form + answer;
    },
  });
  return { places, step };
}

describe('questions that follow each other', () => {
  it('are asked in order, and each knows the answers before it', async () => {
    const { places, step } = asking('a', 'b');
    assert.equal(await askSteps([step('one'), step('two')], ''), 'ab');
    assert.deepEqual(places, ['one 1/2', 'two 2/2']);
  });

  it('go back to the last one that was asked, and keep the answers', async () => {
    const { places, step } = asking('a', 'c', 'back', 'b');
    const steps = [step('one'), step('two', (form) => form.includes('x')), step('three'), step('four')];
    assert.equal(await askSteps(steps, ''), undefined);
    assert.deepEqual(places, ['one 1/3', 'three 2/3', 'four 3/3', 'three 2/3', 'four 3/3']);
  });

  it('count only what will be asked', async () => {
    const { places, step } = asking('x', 'y');
    assert.equal(await askSteps([step('one'), step('two', (form) => form === 'x')], ''), 'xy');
    assert.deepEqual(places, ['one 1/1', 'two 2/2']);
  });

  it('end when one is dismissed', async () => {
    const { places, step } = asking('a', undefined);
    assert.equal(await askSteps([step('one'), step('two'), step('three')], ''), undefined);
    assert.equal(places.length, 2);
  });
});
