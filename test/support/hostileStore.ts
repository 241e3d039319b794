import { TestDatabase } from './database.ts';
import { hostileTexts } from './hostileTexts.ts';

/** The experiment that holds {@link everything}, and the runs that are named after each of the texts. */
export const hostileExperimentId = '1';

/** A run in which each of the texts is a param, a metric, a tag, a dataset and an alias, and a part of its note. */
export const everything = 'everything';

/** A database in which all that has a name or a value has each of the hostile texts for it. */
export function hostileDatabase(): TestDatabase {
  const database = new TestDatabase();
  database.inOneGo(() => {
    database.addExperiment(hostileExperimentId, hostileTexts.slice(0, 20).join(''));
    const note = hostileTexts.join('\n\n');
    const tags = {
      ...named('tag ', hostileTexts),
      'mlflow.note.content': note,
      'mlflow.source.name': note.slice(0, 8_000),
    };
    database.addRun({ runId: 'everything', name: everything, params: named('', hostileTexts), tags });
    database.addModel('model');
    for (const [index, text] of hostileTexts.entries()) {
      const runId = `run ${index}`;
      database.addRun({
        runId,
        name: text,
        startTimeMs: 2000 + index,
        params: { optimizer: text },
        tags: { team: text },
      });
      for (const run of ['everything', runId]) {
        const point = { run_uuid: run, key: text, value: index, is_nan: 0, timestamp: 1000 };
        database.insert('latest_metrics', { ...point, step: 1 });
        for (const step of [0, 1]) database.insert('metrics', { ...point, step });
      }
      addDataset(database, index, text);
      database.addVersion({ name: 'model', version: index + 1, runId: 'everything', aliases: [text] });
    }
  });
  return database;
}

function named(prefix: string, texts: readonly string[]): Record<string, string> {
  // A computed name is a property also where it is `__proto__`.
  return Object.fromEntries(texts.map((text) => [prefix + text, text]));
}

function addDataset(database: TestDatabase, index: number, text: string): void {
  const ids = { input_uuid: `input ${index}`, source_id: `dataset ${index}`, destination_id: 'everything' };
  const columns = JSON.stringify({ mlflow_colspec: [{ type: text, name: text, required: true }] });
  database.insert('datasets', {
    dataset_uuid: `dataset ${index}`,
    experiment_id: 1,
    name: text,
    digest: text,
    dataset_source_type: 'code',
    dataset_source: text,
    dataset_schema: columns,
    dataset_profile: text,
  });
  database.insert('inputs', { ...ids, source_type: 'DATASET', destination_type: 'RUN', step: 0 });
  database.insert('input_tags', { input_uuid: `input ${index}`, name: 'mlflow.data.context', value: text });
}
