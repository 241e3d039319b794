import assert from 'node:assert/strict';
import { closeSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { MetricPoint } from '../../../../src/model/metric.ts';
import { Disk } from '../../../../src/stores/file/disk.ts';
import { readLatest } from '../../../../src/stores/file/latestMetric.ts';
import { readHistory } from '../../../../src/stores/file/metricHistory.ts';
import { lineBatches } from '../../../../src/stores/file/metricLines.ts';
import { Pace } from '../../../../src/stores/file/pace.ts';
import { parseYaml, YamlError } from '../../../../src/stores/file/yaml.ts';
import { StoreError } from '../../../../src/stores/storeError.ts';
import { seed } from '../../../support/seed.ts';
import { tempFolder, type TempFolder } from '../../../support/tempFolder.ts';

const line = fc
  .tuple(
    fc.constantFrom('0', '1700000000000', '+5', '-3'),
    fc.constantFrom('1', '-.5', '2.', '1e-5', 'nan', '-inf', 'Infinity'),
    fc.integer({ min: -3, max: 3 }),
  )
  .map(([time, value, step]) => `${time} ${value} ${String(step)}\n`);
const piece = fc.oneof(
  { weight: 6, arbitrary: line.map((text) => Buffer.from(text)) },
  fc
    .constantFrom('1 2\n', '1 2 3 4 5\n', '\n', '\r\n', '1 2 3', ' ', '1', '\u00a0', '\ufeff', 'é', '-', '.', 'e')
    .map((text) => Buffer.from(text)),
  {
    weight: 1,
    arbitrary: fc.constantFrom('1 2 x\n', '1_0 2 3\n', '1  2 3\n', '1 0x2 3\n').map((text) => Buffer.from(text)),
  },
);
const bytes = fc.oneof(
  { weight: 4, arbitrary: fc.array(piece, { maxLength: 12 }).map((pieces) => Buffer.concat(pieces)) },
  fc.uint8Array({ maxLength: 60 }).map((some) => Buffer.from(some)),
);
const runs = { seed, numRuns: 400 };

/** The simplest way to read a metric's file: all at once, each line by one expression. `undefined` where one of them is none. */
function simplyRead(file: Buffer): readonly MetricPoint[] | undefined {
  const lines = file.toString().split('\n');
  const rest = lines.pop() ?? '';
  const whole = lines.map((text) => (text.trim() === '' ? [] : pointIn(text)));
  if (whole.includes(undefined)) return undefined;
  // A line that is still being written counts if it has as many fields as the one before.
  const fields = (text: string): number => text.trim().split(' ').length;
  const last = lines.at(-1);
  const unfinished = last === undefined || fields(rest) === fields(last) ? (pointIn(rest) ?? []) : [];
  return [...whole, unfinished].flatMap((points) => points ?? []);
}

function pointIn(text: string): readonly MetricPoint[] | undefined {
  const number = String.raw`[+-]?(?:\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?|nan|inf|infinity)`;
  const found = new RegExp(String.raw`^([+-]?\d+) (${number})(?: ([+-]?\d+)|( [^ ]* [^ ]* [^ ]*))?$`, 'i').exec(
    text.trim(),
  );
  if (!found) return undefined;
  const [, time, value = '', step] = found;
  const word = value
    .toLowerCase()
    .replace(/^\+/, '')
    .replace(/inf(?:inity)?$/, 'Infinity')
    .replace(/^-?nan$/, 'NaN');
  // Adding 0 takes the sign from a zero, which nobody minds.
  return [{ step: Number(step ?? 0) + 0, timestampMs: Number(time) + 0, value: Number(word) + 0 }];
}

describe('any bytes', () => {
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

  it('in a metric file are the points that the simplest reader finds, or damaged where it finds none', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        writeFileSync(file, content);
        const expected = simplyRead(content);
        if (!expected) {
          const isDamaged = { name: 'StoreError', fault: 'damaged' };
          await assert.rejects(readHistory(disk, file, pace), isDamaged);
          assert.throws(() => readLatest(disk, file, undefined), isDamaged);
          return;
        }
        found += expected.length;
        const sorted = expected.toSorted((one, other) => one.step - other.step || one.timestampMs - other.timestampMs);
        assert.deepEqual(
          [...(await readHistory(disk, file, pace))].map((number) => number + 0),
          sorted.flatMap(({ step, timestampMs, value }) => [step, timestampMs, value]),
        );
        assert.deepEqual(unsigned(readLatest(disk, file, undefined)?.value.point), latest(expected));
      }),
      runs,
    );
    assert.ok(found > 200, String(found));
  });

  it('in a metric file are the same lines wherever they are cut into pieces', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 40 }), (content, bytesAtOnce) => {
        writeFileSync(file, content);
        const opened = disk.open(file);
        assert.ok(opened);
        try {
          const [whole, cut] = [[...lineBatches(opened)], [...lineBatches(opened, 0, bytesAtOnce)]];
          const linesOf = (batches: typeof whole): readonly string[] => batches.flatMap(({ lines }) => lines);
          assert.deepEqual(linesOf(cut), linesOf(whole));
          assert.deepEqual([cut.at(-1)?.rest, cut.at(-1)?.endBytes], [whole.at(-1)?.rest, whole.at(-1)?.endBytes]);
          for (const { endBytes } of cut) assert.ok(endBytes === 0 || content[endBytes - 1] === 0x0a);
        } finally {
          closeSync(opened.handle);
        }
      }),
      runs,
    );
  });

  it('that grow piece by piece have the latest point of what is there', () => {
    fc.assert(
      fc.property(fc.array(bytes, { minLength: 1, maxLength: 5 }), (parts) => {
        let known: Parameters<typeof readLatest>[2];
        let content = Buffer.alloc(0);
        for (const part of parts) {
          content = Buffer.concat([content, part]);
          writeFileSync(file, content);
          try {
            known = readLatest(disk, file, known)?.value;
          } catch (error) {
            assert.ok(error instanceof StoreError && error.fault === 'damaged', String(error));
            assert.equal(simplyRead(content), undefined);
            return;
          }
          assert.deepEqual(unsigned(known?.point), latest(simplyRead(content) ?? assert.fail('damaged, and not said')));
        }
      }),
      runs,
    );
  });

  it('as YAML are names and values, or refused with the line, and nothing is made of aliases', () => {
    const words = [
      'a: ',
      '&a ',
      '*a',
      '<<: *a',
      '[',
      ']',
      '{',
      '}',
      '- ',
      '? ',
      '\n',
      '  ',
      '"',
      "'",
      '|\n',
      '>\n',
      '!!map ',
      '%TAG',
      '#',
      ',',
      '__proto__: ',
    ];
    const text = fc.oneof(
      fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((some) => some.join('')),
      fc.string({ unit: 'binary' }),
      bytes.map(String),
    );
    fc.assert(
      fc.property(text, (source) => {
        try {
          let size = 0;
          JSON.stringify([...parseYaml(source)], (_name, value: unknown) => {
            size++;
            return value;
          });
          assert.ok(size <= 10 + 4 * source.length, 'more came out than went in');
        } catch (error) {
          assert.ok(error instanceof YamlError, String(error));
          assert.notEqual(error.message, '');
        }
      }),
      { seed, numRuns: 1_000 },
    );
    assert.deepEqual(Object.keys(Object.prototype), []);
  });

  for (const unit of [
    '[',
    '{',
    '{a: ',
    '- ',
    '? ',
    ': ',
    'a: &a\n',
    '*a ',
    '"',
    "'",
    '\t',
    ' ',
    '\n',
    '#',
    '!a ',
    '&',
    '|\n',
    'a: b\n',
    '[a, ',
    '? a\n',
    '---\n',
    '\\',
    '%',
    '\u2028',
  ]) {
    it(`as YAML of a megabyte of ${JSON.stringify(unit)} is read or refused`, () => {
      for (const begin of ['', 'a: ', 'a: "', 'a: |\n ']) {
        const source = begin + unit.repeat(Math.ceil(1_048_576 / unit.length));
        try {
          assert.ok(parseYaml(source) instanceof Map);
        } catch (error) {
          assert.ok(error instanceof YamlError, String(error));
        }
      }
    });
  }
});

/** MLflow's own way: `max(points, key=lambda m: (m.step, m.timestamp, m.value))`. */
function latest(points: readonly MetricPoint[]): MetricPoint | undefined {
  const isLater = (one: MetricPoint, other: MetricPoint): boolean => {
    if (one.step !== other.step) return one.step > other.step;
    return one.timestampMs === other.timestampMs ? one.value > other.value : one.timestampMs > other.timestampMs;
  };
  return points.reduce<MetricPoint | undefined>(
    (found, one) => (!found || isLater(one, found) ? one : found),
    undefined,
  );
}

function unsigned(point: MetricPoint | undefined): MetricPoint | undefined {
  return point && { step: point.step + 0, timestampMs: point.timestampMs + 0, value: point.value + 0 };
}
