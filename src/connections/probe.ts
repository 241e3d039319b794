import type { Store, StoreKind } from '../stores/index.ts';

/** What answered a test, and after how long. */
export interface Answer {
  readonly kind: StoreKind;
  /** The store's own: the database, where a folder was named. */
  readonly uri: string;
  readonly mlflowVersion?: string;
  readonly elapsedMs: number;
}

/** Asks a store for one experiment, which also shows whether we are signed in: what a server says of itself it tells to anybody. */
export async function probe(store: Store, signal: AbortSignal): Promise<Answer> {
  const startMs = performance.now();
  await store.searchExperiments({ maxResults: 1 }, signal);
  const elapsedMs = Math.round(performance.now() - startMs);
  const { mlflowVersion } = await store.capabilities(signal);
  return { kind: store.kind, uri: store.uri, elapsedMs, ...(mlflowVersion !== undefined && { mlflowVersion }) };
}

/** `A tracking server with MLflow 3.17.2 answered in 35 ms`. */
export function answerText({ kind, mlflowVersion, elapsedMs }: Answer): string {
  const by = mlflowVersion === undefined ? '' : ` with MLflow ${mlflowVersion}`;
  return `${kindTexts[kind]}${by} answered in ${elapsedMs} ms`;
}

const kindTexts: Readonly<Record<StoreKind, string>> = {
  rest: 'A tracking server',
  sqlite: 'A database',
  file: 'A file store',
};
