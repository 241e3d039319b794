import assert from 'node:assert/strict';
import { movedChart, movedSection, pinned } from '../../../../webview/charts/arrange.ts';
import { sectionsOf, shortName, titleOf } from '../../../../webview/charts/sections.ts';
import { keptOptions, optionsOf, type ChartOptions } from '../../../../webview/charts/view.ts';

const keys = ['epoch', 'system/cpu', 'train/acc', 'train/loss', 'train/lr', 'val/loss'];

describe('sections of charts', () => {
  it('are named by what stands before the first slash: metrics without one first, those of the system last and folded', () => {
    assert.deepEqual(seen(), {
      metrics: ['epoch'],
      train: ['acc', 'loss', 'lr'],
      val: ['loss'],
      'system (folded)': ['cpu'],
    });
  });

  it('show what has all words of a search in its name, unfolded', () => {
    assert.deepEqual(seen({}, 'LOSS t'), { train: ['loss'] });
    assert.deepEqual(seen({}, 'cpu'), { system: ['cpu'] });
  });

  it('keep the order a person gave them; what is new comes after', () => {
    const moved = movedChart(optionsOf(undefined), 'train', ['train/acc', 'train/loss'], 'train/loss', -1);
    assert.deepEqual(seen(moved)['train'], ['loss', 'acc', 'lr']);
    const sections = movedSection(['', 'train', 'val', 'system'], 'val', -2);
    assert.deepEqual(Object.keys(seen(sections)), ['val', 'metrics', 'train', 'system (folded)']);
  });

  it('have what was pinned before all others, under its whole name, and put it back', () => {
    const options = { ...optionsOf(undefined), ...pinned(optionsOf(undefined), 'val/loss') };
    assert.deepEqual(seen(options), {
      pinned: ['val/loss'],
      metrics: ['epoch'],
      train: ['acc', 'loss', 'lr'],
      'system (folded)': ['cpu'],
    });
    assert.deepEqual(pinned(options, 'val/loss'), { pinned: [] });
  });

  it('do not take a prefix for a section of our own', () => {
    const [section] = sectionsOf([aMetric('pinned/loss')], '', optionsOf(undefined));
    assert.deepEqual(section?.name, 'pinned');
    assert.equal(seenOf(optionsOf({ pinned: ['a'] }), '', ['a', 'pinned/loss']).length, 2);
  });
});

describe('options that another page had kept', () => {
  it('are all but where charts stand, where that is more than a host keeps', () => {
    const defaults = optionsOf(undefined);
    const few = { ...defaults, smoothing: 0.6, pinned: ['a/metric'] };
    assert.deepEqual(keptOptions(few), few);
    const many = { ...defaults, smoothing: 0.6, pinned: Array<string>(9000).fill('a/metric') };
    assert.deepEqual(keptOptions(many), { ...defaults, smoothing: 0.6 });
  });

  it('are taken as far as they make sense', () => {
    const defaults = optionsOf(undefined);
    for (const nonsense of [null, 7, 'x', [], { smoothing: 7, x: { by: 'moon' }, folded: [1], pinned: 'a', band: 3 }])
      assert.deepEqual(optionsOf(nonsense), defaults);
    assert.deepEqual(optionsOf({ smoothing: 0.6, logY: true, x: { by: 'metric', key: 'epoch' }, clip: 'yes' }), {
      ...defaults,
      smoothing: 0.6,
      logY: true,
      x: { by: 'metric', key: 'epoch' },
    });
  });
});

function seen(changes: Partial<ChartOptions> = {}, search = ''): Record<string, readonly string[]> {
  return Object.fromEntries(seenOf({ ...optionsOf(undefined), ...changes }, search, keys));
}

function seenOf(options: ChartOptions, search: string, names: readonly string[]): [string, readonly string[]][] {
  return sectionsOf(names.map(aMetric), search, options).map(({ name, metrics, isFolded }) => [
    `${titleOf(name)}${isFolded ? ' (folded)' : ''}`,
    metrics.map(({ key }) => shortName(key, name)),
  ]);
}

function aMetric(key: string): { key: string; runs: string[]; stamp: number } {
  return { key, runs: ['r1'], stamp: 1 };
}
