import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SeriesFiles } from '../../../src/services/runs/seriesFiles.ts';
import { SeriesMemory, type KeptSeries } from '../../../src/services/runs/seriesMemory.ts';
import { fakeLog } from '../../support/fakeHost.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const key = { name: 'secret/loss', stamp: 'finished' };

function aSeries(length = 3, more: Partial<KeptSeries> = {}): KeptSeries {
  const numbers = (first: number) => Float64Array.from({ length }, (_, index) => first + index);
  const values = numbers(0.5);
  if (length > 1) values[1] = NaN;
  return { steps: numbers(0), timesMs: numbers(1e12), values, pointCount: 100, sampled: true, ...more };
}

describe('series in memory', () => {
  it('are given back as long as their state is the same', () => {
    const memory = new SeriesMemory();
    const series = aSeries();
    memory.put(key, series);
    assert.equal(memory.get(key), series);
    assert.equal(memory.get({ ...key, stamp: 'other' }), undefined);
    memory.put({ ...key, stamp: 'other' }, aSeries());
    assert.equal(memory.get(key), undefined);
  });

  it('are as many as have room, those that were used last', () => {
    const memory = new SeriesMemory(80_000);
    const named = (name: string) => ({ name, stamp: '' });
    for (const name of ['a', 'b', 'c']) memory.put(named(name), aSeries(1_000));
    memory.get(named('a'));
    for (const name of ['d', 'd', 'd', 'e']) memory.put(named(name), aSeries(1_000));
    assert.deepEqual(
      ['a', 'b', 'c', 'd', 'e'].filter((name) => memory.get(named(name))),
      ['a', 'd', 'e'],
    );
    memory.put(named('giant'), aSeries(100_000));
    assert.equal(memory.get(named('giant')), undefined);
  });
});

describe('series on the disk', () => {
  const inFolder = async (test: (folder: string, files: (mostBytes?: number) => SeriesFiles) => Promise<void>) => {
    using folder = tempFolder();
    const log = fakeLog();
    await test(
      path.join(folder.path, 'series'),
      (most) => new SeriesFiles(path.join(folder.path, 'series'), log, most),
    );
    assert.deepEqual(log.lines, []);
  };

  it('are given back in another session, in the same state only', () =>
    inFolder(async (_, files) => {
      const [writer, reader] = [files(), files()];
      for (const series of [aSeries(), aSeries(0), aSeries(2, { xs: Float64Array.of(1, NaN), sampled: false })]) {
        writer.put(key, series);
        await writer.settled();
        assert.deepEqual(await reader.get(key), series);
        assert.equal(await reader.get({ ...key, name: 'other' }), undefined);
      }
      assert.equal(await reader.get({ ...key, stamp: 'running' }), undefined);
    }));

  it('tell nobody what they are called', () =>
    inFolder(async (folder, files) => {
      const writer = files();
      writer.put(key, aSeries());
      await writer.settled();
      const [name = ''] = readdirSync(folder);
      const bytes = readFileSync(path.join(folder, name), 'latin1');
      assert.match(name, /^[0-9a-f]{64}$/);
      assert.ok(!bytes.includes('secret') && !bytes.includes('finished'));
    }));

  it('count for nothing, and are removed, where they are damaged or not ours', () =>
    inFolder(async (folder, files) => {
      const writer = files();
      const written = async (): Promise<string> => {
        writer.put(key, aSeries(50));
        await writer.settled();
        return path.join(folder, readdirSync(folder)[0] ?? '');
      };
      const whole = readFileSync(await written());
      const flipped = Buffer.from(whole);
      flipped[100] = (flipped[100] ?? 0) ^ 1;
      const damaged = [
        Buffer.alloc(0),
        whole.subarray(0, 20),
        whole.subarray(0, -8),
        flipped,
        Buffer.concat([whole, whole]),
      ];
      for (const bytes of [...damaged, Buffer.from('PodiumS2'.padEnd(400))]) {
        writeFileSync(await written(), bytes);
        const reader = files();
        assert.equal(await reader.get(key), undefined);
        await reader.settled();
        assert.deepEqual(readdirSync(folder), []);
      }
    }));

  it('take no more room than they may: those used longest ago go first, and what was never finished', () =>
    inFolder(async (folder, files) => {
      const name = (number: number) => ({ name: String(number), stamp: '' });
      const writer = files(10_000);
      const ago = (file: string, seconds: number) =>
        utimesSync(file, new Date(), new Date(Date.now() - seconds * 1000));
      for (let number = 0; number < 3; number++) {
        const before = new Set(readable(folder));
        writer.put(name(number), aSeries(100));
        await writer.settled();
        for (const file of readable(folder)) if (!before.has(file)) ago(path.join(folder, file), 1_000 - number);
      }
      assert.ok(await writer.get(name(0)));
      writeFileSync(path.join(folder, 'left.tmp'), 'x');
      ago(path.join(folder, 'left.tmp'), 7_200);
      writer.put(name(3), aSeries(100));
      writer.put(name(4), aSeries(100));
      await writer.settled();
      const kept = await Promise.all([0, 1, 2, 3, 4].map((number) => writer.get(name(number))));
      assert.deepEqual(
        kept.map((series) => series !== undefined),
        [true, false, false, true, true],
      );
      await writer.settled();
      const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
      assert.ok(bytes <= 10_000, String(bytes));
      assert.ok(!readdirSync(folder).includes('left.tmp'));
    }));

  it('are not kept where that cannot be, which nobody has to wait for', async () => {
    using folder = tempFolder({ series: 'a file' });
    const log = fakeLog();
    const files = new SeriesFiles(path.join(folder.path, 'series'), log);
    files.put(key, aSeries());
    assert.equal(await files.get(key), undefined);
    await files.settled();
    assert.equal(log.lines.length, 1);
    assert.match(log.lines[0] ?? '', /^debug: Curves could not be kept for the next time: E/);
  });
});

function readable(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
