import assert from 'node:assert/strict';
import { appendFileSync, closeSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { Disk } from '../../../../src/stores/file/disk.ts';
import { pointOf, readLatest, type LatestMetric } from '../../../../src/stores/file/latestMetric.ts';
import { readHistory } from '../../../../src/stores/file/metricHistory.ts';
import { lineBatches, parseMetricLine } from '../../../../src/stores/file/metricLines.ts';
import { Pace } from '../../../../src/stores/file/pace.ts';
import { readUsualLine } from '../../../../src/stores/file/usualLine.ts';
import { StoreError } from '../../../../src/stores/storeError.ts';
import { tempFolder, type TempFolder } from '../../../support/tempFolder.ts';

interface Point {
  readonly step: number;
  readonly timestampMs: number;
  readonly value: number;
}

const whole = fc.integer({ min: -1_000, max: 1_000 });
const value = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, 0, 0.5));
const point: fc.Arbitrary<Point> = fc.record({ step: whole, timestampMs: fc.nat(), value }, { noNullPrototype: true });
/** fast-check names the seed of what fails. */
const runs = { numRuns: 200 };
const few: fc.Arbitrary<Point> = fc.record(
  {
    step: fc.nat(2),
    timestampMs: fc.nat(2),
    value: fc.constantFrom(NaN, 0, 1, 2),
  },
  { noNullPrototype: true },
);

/** As Python writes it. */
function lineOf({ step, timestampMs, value }: Point): string {
  const text = Object.is(value, -0) ? '-0.0' : String(value);
  const written = text.replace('Infinity', 'inf').replace('NaN', 'nan');
  return `${timestampMs} ${written} ${step}\n`;
}

/** MLflow's own way: `max(points, key=lambda m: (m.step, m.timestamp, m.value))`. */
function latestOf(points: readonly Point[]): Point | undefined {
  return points.reduce<Point | undefined>((latest, one) => (!latest || isLater(one, latest) ? one : latest), undefined);
}

function isLater(one: Point, other: Point): boolean {
  if (one.step !== other.step) return one.step > other.step;
  if (one.timestampMs !== other.timestampMs) return one.timestampMs > other.timestampMs;
  return one.value > other.value;
}

describe('the metric files of a file store', () => {
  let folder: TempFolder;
  let file: string;
  let disk: Disk;
  const pace = new Pace();
  beforeEach(() => {
    folder = tempFolder();
    file = path.join(folder.path, 'loss');
    disk = new Disk(folder.path);
    pace.begin();
  });
  afterEach(() => folder[Symbol.dispose]());

  it('are read as they were written, by step and then time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(point), async (points) => {
        writeFileSync(file, points.map(lineOf).join(''));
        const numbers = await readHistory(disk, file, pace);
        const sorted = points.toSorted((one, other) => one.step - other.step || one.timestampMs - other.timestampMs);
        assert.deepEqual(
          [...numbers],
          sorted.flatMap(({ step, timestampMs, value }) => [step, timestampMs, value]),
        );
      }),
      runs,
    );
  });

  it('have one latest point, whether they are read at once or as they grow', () => {
    fc.assert(
      fc.property(fc.array(fc.array(few, { maxLength: 4 }), { minLength: 1, maxLength: 5 }), (parts) => {
        writeFileSync(file, '');
        let known: LatestMetric | undefined;
        for (const part of parts) {
          appendFileSync(file, part.map(lineOf).join(''));
          known = readLatest(disk, file, known)?.value;
        }
        const expected = latestOf(parts.flat());
        assert.deepEqual(known?.point, expected);
        assert.deepEqual(readLatest(disk, file, undefined)?.value.point, expected);
      }),
      runs,
    );
  });

  it('of any content give points, or a failure that names the line', async () => {
    const text = fc.string({
      unit: fc.constantFrom('0', '7', '.', '-', 'e', ' ', '\n', '\r', 'n', 'a', 'i', 'f', '\0', 'é'),
    });
    await fc.assert(
      fc.asyncProperty(text, async (text) => {
        writeFileSync(file, text);
        try {
          assert.equal((await readHistory(disk, file, pace)).length % 3, 0);
        } catch (error) {
          assert.ok(error instanceof StoreError);
          assert.match(error.message, /loss:\d+ is not what MLflow writes/);
        }
      }),
      runs,
    );
  });

  it('are cut into the same lines, however long these are', () => {
    const long = 'é'.repeat(700_000);
    const text = `a\n${long}\n\nb ${'x'.repeat(400_000)}\nlast`;
    writeFileSync(file, text);
    const opened = disk.open(file);
    assert.ok(opened);
    try {
      const batches = [...lineBatches(opened)];
      assert.ok(batches.length > 1);
      const lines = [...batches.flatMap(({ lines }) => lines), batches.at(-1)?.rest];
      assert.ok(lines.join('\n') === text);
    } finally {
      closeSync(opened.handle);
    }
  });

  it('hold numbers as Python reads them', () => {
    const values = { '.5': 0.5, '5.': 5, '1e-05': 1e-5, '-1E3': -1000, '+2': 2, INF: Infinity, '-Infinity': -Infinity };
    for (const [text, value] of Object.entries(values)) assert.equal(parseMetricLine(`1 ${text} 0`)?.value, value);
    assert.ok(Number.isNaN(parseMetricLine('1 NaN 0')?.value));
    for (const line of ['', '1', '1  2', 'x 2 3', '1.5 2 3', '1 0x10 3', '1 - 3', '1 infinite 3', '1e3 2 3'])
      assert.equal(parseMetricLine(line), undefined, line);
  });

  it('give the same points whether a line is read from its bytes or from its text', () => {
    const number = fc.string({ unit: fc.constantFrom('0', '7', '9', '.', '-', '+', 'e'), minLength: 1, maxLength: 18 });
    const quick = new Float64Array(3);
    fc.assert(
      fc.property(number, fc.oneof(number, fc.double().map(String)), number, (timestamp, value, step) => {
        const line = `${timestamp} ${value} ${step}`;
        const bytes = Buffer.from(`${line}\n`);
        if (readUsualLine(bytes, 0, quick) < 0) return;
        const point = pointOf(line, file, 1);
        assert.deepEqual(
          [...quick],
          [point?.step, point?.timestampMs, point?.value].map((one) => one || 0),
        );
      }),
      { numRuns: 2_000 },
    );
    assert.equal(readUsualLine(Buffer.from('1700000000000 -1.5e-07 12\n'), 0, quick), 26);
    assert.deepEqual([...quick], [12, 1_700_000_000_000, -1.5e-7]);
  });

  it('are read part by part, so that a million lines take little time and memory', async function () {
    this.timeout(30_000);
    const lines = Array.from({ length: 1_000_000 }, (_, step) => `1700000000000 ${step / 7} ${step}\n`);
    writeFileSync(file, lines.join(''));
    const numbers = await readHistory(disk, file, pace);
    assert.deepEqual([numbers.length, numbers[2_999_997], numbers[2_999_999]], [3_000_000, 999_999, 999_999 / 7]);
  });

  it('end being read as soon as nobody waits any more', async () => {
    writeFileSync(file, '1 2 3\n'.repeat(600_000));
    const reading = readHistory(disk, file, pace);
    pace.stop();
    await assert.rejects(reading, { code: 'stopped' });
  });
});
