import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chartCsv } from '../../../src/charts/csv.ts';
import { aLine, byStep } from './aLine.ts';

describe('a chart as CSV', () => {
  it('has every point as it was logged', () => {
    assert.equal(
      chartCsv(
        'auc',
        [aLine([0.5, NaN, -Number.MAX_VALUE], { label: 'gallant-heron' }), aLine([1e-7], { label: 'b', steps: [9] })],
        byStep,
      ),
      [
        'run,step,time,auc',
        'gallant-heron,0,2023-11-14T22:13:20.000Z,0.5',
        'gallant-heron,1,2023-11-14T22:13:21.000Z,nan',
        'gallant-heron,2,2023-11-14T22:13:22.000Z,-inf',
        'b,9,2023-11-14T22:13:20.000Z,1e-7',
        '',
      ].join('\r\n'),
    );
  });

  it('has the other metric where that is on the x axis', () => {
    const csv = chartCsv('auc', [aLine([1], { label: 'a', xs: [64] })], { kind: 'metric', name: 'tokens', log: false });
    assert.equal(csv, 'run,step,time,tokens,auc\r\na,0,2023-11-14T22:13:20.000Z,64,1\r\n');
  });

  it('quotes what has to be quoted, and makes no formula of a name', () => {
    const csv = chartCsv('=cmd|"calc"', [aLine([1], { label: 'a,b\n"c"' }), aLine([1], { label: '+1' })], byStep);
    assert.equal(
      csv,
      `run,step,time,"'=cmd|""calc"""\r\n"a,b\n""c""",0,2023-11-14T22:13:20.000Z,1\r\n'+1,0,2023-11-14T22:13:20.000Z,1\r\n`,
    );
  });

  it('gives back any name, and any value to the last digit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.array(fc.double({ min: -1e308, max: 1e308, noNaN: true })),
        (label, values) => {
          const [, ...rows] = parse(chartCsv('auc', [aLine(values, { label })], byStep));
          assert.deepEqual(
            rows.map(([run, , , value]) => [run?.replace(/^'(?=[=+\-@\t\r\n])/, ''), Number(value)]),
            // Of 0 and -0 the one is as good as the other.
            values.map((value) => [label.replace(/^'(?=[=+\-@\t\r\n])/, ''), value === 0 ? 0 : value]),
          );
        },
      ),
    );
  });
});

/** A reader of RFC 4180, as small as can be. */
function parse(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const field = /"((?:[^"]|"")*)"(,|\r\n)|([^",\r\n]*)(,|\r\n)/y;
  while (field.lastIndex < csv.length) {
    const found = field.exec(csv);
    assert.ok(found, 'is no CSV');
    rows.at(-1)?.push(found[1]?.replaceAll('""', '"') ?? found[3] ?? '');
    if ((found[2] ?? found[4]) === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}
