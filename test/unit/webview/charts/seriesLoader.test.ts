import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { Series, SeriesAsk } from '../../../../src/protocol/charts.ts';
import type { Want } from '../../../../webview/charts/book.ts';
import { SeriesLoader } from '../../../../webview/charts/seriesLoader.ts';

describe('what charts ask for', () => {
  it('is a first impression of every chart before all that one can show, where series may be long', async () => {
    const host = new Host();
    const loader = new SeriesLoader(host.ask, () => undefined);
    loader.want([aWant({ key: 'a', isLong: true }), aWant({ key: 'b', isLong: true }), aWant({ key: 'short' })]);
    await host.answerAll();
    assert.deepEqual(host.said, ['a r1 quick', 'b r1 quick', 'short r1', 'a r1', 'b r1']);
  });

  it('is at most three things at once', () => {
    const host = new Host();
    const loader = new SeriesLoader(host.ask, () => undefined);
    loader.want(['a', 'b', 'c', 'd'].map((key) => aWant({ key })));
    assert.deepEqual(host.said, ['a r1', 'b r1', 'c r1']);
  });

  it('is cancelled when nobody wants it any more, and asked again when it is wanted again', async () => {
    const host = new Host();
    const loader = new SeriesLoader(host.ask, () => undefined);
    loader.want([aWant({ key: 'a' })]);
    loader.want([aWant({ key: 'b' })]);
    await setImmediate();
    loader.want([aWant({ key: 'a' })]);
    assert.deepEqual(host.said, ['a r1', 'b r1', 'a r1']);
    assert.deepEqual(host.cancelled, ['a r1', 'b r1']);
  });

  it('is asked once, whoever comes back to it', async () => {
    const host = new Host();
    const loader = new SeriesLoader(host.ask, () => undefined);
    loader.want([aWant()]);
    await host.answerAll();
    loader.want([]);
    loader.want([aWant()]);
    assert.deepEqual(host.said, ['loss r1']);
  });

  it('is only the run that goes on, when points were added; what is drawn stays until they have come', async () => {
    const host = new Host();
    const loader = new SeriesLoader(host.ask, () => undefined);
    const runs = [
      { id: 'r1', isLive: false },
      { id: 'r2', isLive: true },
    ];
    loader.want([aWant({ runs, isGrowing: true })]);
    await host.answerAll();
    const grown = aWant({ runs, isGrowing: true, stamp: 2 });
    loader.want([grown]);
    assert.deepEqual(host.said, ['loss r1,r2', 'loss r2']);
    const { series, isLoading } = loader.curvesOf(grown);
    assert.deepEqual([series.map(({ run }) => run), isLoading], [['r1', 'r2'], true]);
  });

  it('is all runs, when points were added though none goes on', async () => {
    const host = new Host();
    const loader = new SeriesLoader(host.ask, () => undefined);
    loader.want([aWant()]);
    await host.answerAll();
    loader.want([aWant({ stamp: 2 })]);
    assert.deepEqual(host.said, ['loss r1', 'loss r1']);
  });

  it('is the part that one sees when one comes nearer, unless every point is there already', async () => {
    const host = new Host();
    const loader = new SeriesLoader(host.ask, () => undefined);
    const range = { startStep: 10, endStep: 20 };
    const all = [aWant({ key: 'long' }), aWant({ key: 'short' })];
    host.sampled.add('long');
    loader.want(all);
    await host.answerAll();
    loader.want(all.map((want) => ({ ...want, range })));
    assert.deepEqual(host.said, ['long r1', 'short r1', 'long r1 10-20']);
    await host.answerAll();
    loader.want(all);
    assert.deepEqual(host.said.length, 3, 'the whole was kept');
  });

  it('is more points for a wider chart, and no fewer for a narrower one', async () => {
    const host = new Host();
    host.sampled.add('loss');
    const loader = new SeriesLoader(host.ask, () => undefined);
    for (const maxPoints of [500, 1000, 250]) {
      loader.want([aWant({ maxPoints })]);
      await host.answerAll();
    }
    assert.deepEqual(host.said, ['loss r1', 'loss r1']);
  });

  it('is not asked again where it failed, until somebody tries again or there is something new; others go on', async () => {
    const host = new Host();
    host.failing.add('bad');
    const loader = new SeriesLoader(host.ask, () => undefined);
    const [bad, good] = [aWant({ key: 'bad' }), aWant({ key: 'good' })];
    loader.want([bad, good]);
    await host.answerAll();
    assert.deepEqual(loader.curvesOf(bad), { series: [], isPart: false, isLoading: false, failure: 'It is gone.' });
    assert.equal(loader.curvesOf(good).series.length, 1);
    loader.want([bad, good]);
    assert.deepEqual(host.said, ['bad r1', 'good r1']);
    host.failing.clear();
    loader.tryAgain(bad);
    await host.answerAll();
    assert.deepEqual(host.said, ['bad r1', 'good r1', 'bad r1']);
    assert.equal(loader.curvesOf(bad).failure, undefined);
  });

  it('is ended by an answer that leaves a run out', async () => {
    const host = new Host();
    host.leftOut.add('r1');
    const loader = new SeriesLoader(host.ask, () => undefined);
    loader.want([aWant()]);
    await host.answerAll();
    assert.deepEqual(host.said, ['loss r1']);
    assert.equal(loader.curvesOf(aWant()).isLoading, false);
  });
});

function aWant(changes: Partial<Want> = {}): Want {
  const runs = [{ id: 'r1', isLive: false }];
  return { key: 'loss', runs, stamp: 1, isGrowing: false, maxPoints: 500, isLong: false, ...changes };
}

/** The extension, as a page knows it: it answers when it is told to. */
class Host {
  readonly said: string[] = [];
  readonly cancelled: string[] = [];
  readonly sampled = new Set<string>();
  readonly failing = new Set<string>();
  readonly leftOut = new Set<string>();
  #waiting: (() => void)[] = [];

  readonly ask = (ask: SeriesAsk, signal: AbortSignal): Promise<readonly Series[]> => {
    const { key, runs, quick = false, startStep, endStep } = ask;
    const range = startStep === undefined ? '' : ` ${startStep}-${String(endStep)}`;
    const words = `${key} ${runs.join()}${quick ? ' quick' : ''}${range}`;
    this.said.push(words);
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => {
        this.cancelled.push(words);
        reject(signal.reason as Error);
      });
      this.#waiting.push(() => {
        if (this.failing.has(key)) reject(new Error('It is gone.'));
        else resolve(runs.filter((run) => !this.leftOut.has(run)).map((run) => this.#series(run, ask)));
      });
    });
  };

  async answerAll(): Promise<void> {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      next();
      await setImmediate();
    }
  }

  #series(run: string, { key, quick = false }: SeriesAsk): Series {
    const steps = Float64Array.of(0, 1);
    return { run, steps, timesMs: steps, values: steps, pointCount: 2, sampled: this.sampled.has(key), quick };
  }
}
