/** The run whose artifacts are looked at, and what there is among them besides its own. */
export const artifactRun = { experiment: 'breast-cancer', name: 'boosting max_depth=2' };

/** Files as people open them, and a text that stands near the beginning of what one sees. */
export const openedFiles = {
  image: { name: 'bench_picture.png', text: '' },
  table: { name: 'bench_rows.csv', text: 'first-cell' },
  json: { name: 'bench_report.json', text: 'first-key' },
} as const;

export type OpenedKind = keyof typeof openedFiles;

export const largeFiles = { csv: 'bench_large/rows.csv', parquet: 'bench_large/rows.parquet' } as const;
export const fullFolder = 'bench_full';
