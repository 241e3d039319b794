import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../src/stores/index.ts';
import { copySample } from '../support/sample.ts';
import { startTraining, type Training } from '../support/training.ts';
import { watchTraining } from '../support/watchTraining.ts';
import { atMost, info, spread, type Line } from './report.ts';

/** In turns with and without Podium, each so short that whatever else the machine does meets both. */
const windowMs = 1_000;
const windows = 60;

const modes = { delete: 'rollback journal', wal: 'WAL' };

/** What a training script that logs as fast as it can loses while Podium watches: writes, and time. */
export async function trainingLines(): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const [mode, title] of Object.entries(modes)) {
    console.log(`Watching a training script for a minute, ${title} …`);
    const { logged, failed, slowdowns } = await watchedTraining(mode);
    const sorted = slowdowns.toSorted((a, b) => a - b);
    const quarter = Math.floor(sorted.length / 4);
    lines.push(
      atMost(`${title}: metrics that could not be logged, of ${String(logged)}`, failed, 0, String),
      atMost('  the others slowed by', spread(slowdowns).median, 0.1, percent),
      info(
        '    in the middle half of the seconds',
        `${percent(sorted[quarter] ?? NaN)} to ${percent(sorted.at(-1 - quarter) ?? NaN)}`,
      ),
    );
  }
  return lines;
}

interface Watched {
  readonly logged: number;
  readonly failed: number;
  /** For each window with Podium; 0.1: one in ten fewer are logged in the same time. */
  readonly slowdowns: readonly number[];
}

async function watchedTraining(mode: string): Promise<Watched> {
  const sample = await copySample();
  try {
    const file = path.join(sample.folder, 'mlflow.db');
    setMode(file, mode);
    const training = await startTraining(`sqlite:///${file}`);
    try {
      const slowdowns = await slowdownsOf(training, `sqlite:///${file}`);
      const { logged } = training;
      return { logged: logged.length, failed: logged.filter(({ failure }) => failure !== null).length, slowdowns };
    } finally {
      await training.end();
    }
  } finally {
    await sample.dispose();
  }
}

function setMode(file: string, mode: string): void {
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = ${mode}`);
  database.close();
}

/** Each window with Podium is held against those before and after it. */
async function slowdownsOf(training: Training, trackingUri: string): Promise<readonly number[]> {
  const store = await openStore(trackingUri);
  try {
    const rates: number[] = [];
    for (let window = 0; window <= windows; window++) {
      const watches = window % 2 === 1;
      rates.push(await rate(training, (signal) => (watches ? watchTraining(store, training, signal) : undefined)));
    }
    return rates.flatMap((watched, window) => {
      const [before = NaN, after = NaN] = [rates[window - 1], rates[window + 1]];
      return window % 2 === 1 ? 1 - watched / ((before + after) / 2) : [];
    });
  } finally {
    await store.close();
  }
}

/** Metrics logged per millisecond while something goes on. */
async function rate(training: Training, work: (signal: AbortSignal) => Promise<void> | undefined): Promise<number> {
  const enough = new AbortController();
  const startMs = Date.now();
  const ended = wait(windowMs).then(() => {
    enough.abort();
    return Date.now();
  });
  const [endMs] = await Promise.all([ended, work(enough.signal)]);
  return training.logged.filter(({ atMs }) => atMs >= startMs && atMs < endMs).length / (endMs - startMs);
}

function percent(value: number): string {
  return `${(value * 100).toFixed(0)} %`;
}
