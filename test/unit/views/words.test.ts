import assert from 'node:assert/strict';
import { age, duration, fileSize, moment, place } from '../../../src/views/words.ts';

const second = 1000;
const hour = 3600 * second;
const day = 24 * hour;

describe('words for numbers', () => {
  it('say how long ago, short enough to stand beside a name', () => {
    const ages = [0, 59 * second, 5 * 60 * second, 3 * hour, 29 * day].map((ago) => age(100 * day, 100 * day + ago));
    assert.deepEqual(ages, ['just now', 'just now', '5 min ago', '3 h ago', '29 d ago']);
  });

  it('give the day of what is long ago, and no age to what a fast clock wrote', () => {
    assert.match(age(Date.UTC(2024, 4, 15, 12), Date.UTC(2026, 0, 1)), /^2024-05-15$/);
    assert.equal(age(2000, 1000), 'just now');
  });

  it('say how long it took, in the two largest units', () => {
    const lengths = [0, 840, 12_345, 302 * second, 3 * hour + 20 * 60 * second, 2 * day + 4 * hour].map(duration);
    assert.deepEqual(lengths, ['0 ms', '840 ms', '12.3 s', '5 min 2 s', '3 h 20 min', '2 d 4 h']);
  });

  it('count bytes as the explorer does', () => {
    const sizes = [0, 512, 1434, 20 * 1024 ** 2, 5 * 1024 ** 4].map(fileSize);
    assert.deepEqual(sizes, ['0 B', '512 B', '1.4 KB', '20 MB', '5 TB']);
  });

  it('do not stumble over a time that is none', () => {
    assert.equal(moment(9e15), 'an impossible time');
    assert.equal(age(-9e15, 0), 'an impossible time');
  });
});

describe('the place of a store', () => {
  it('is named by what tells it from others', () => {
    const cases: Readonly<Record<string, string>> = {
      'https://mlflow.example.com/team': 'mlflow.example.com/team',
      'http://127.0.0.1:5000': 'http://127.0.0.1:5000',
      'sqlite:////home/ada/wine/mlflow.db': 'wine/mlflow.db',
      'C:\\Users\\ada\\wine\\mlflow.db': 'wine/mlflow.db',
      'mlflow.db': 'mlflow.db',
      'file:///home/ada/wine/mlruns': 'wine/mlruns',
    };
    assert.deepEqual(Object.keys(cases).map(place), Object.values(cases));
  });
});
