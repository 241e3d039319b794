import { lstat, readFile } from 'node:fs/promises';

const largestBytes = 64 * 1024;

/** What a `.env` says MLFLOW_TRACKING_URI is; `undefined` where there is no such file or line, or the file is no plain small one. */
export async function readTrackingUri(path: string, signal?: AbortSignal): Promise<string | undefined> {
  const size = await lstat(path).then(
    (found) => (found.isFile() ? found.size : Infinity),
    () => Infinity,
  );
  if (size > largestBytes) return undefined;
  try {
    return trackingUriIn(await readFile(path, { encoding: 'utf8', ...(signal && { signal }) }));
  } catch (error) {
    signal?.throwIfAborted();
    // A file that may not be read suggests nothing.
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

/** The value of the last `MLFLOW_TRACKING_URI=…` line, without quotes, comment and `export`. Nothing else in the text is looked at. */
export function trackingUriIn(text: string): string | undefined {
  let value: string | undefined;
  for (const line of text.split(/\r\n|\n|\r/)) {
    const assigned = /^\s*(?:export\s+)?MLFLOW_TRACKING_URI\s*=\s*(.*)$/.exec(line)?.[1];
    if (assigned !== undefined) value = unquoted(assigned);
  }
  return value === '' ? undefined : value;
}

function unquoted(value: string): string {
  const quoted = /^(?:"([^"]*)"|'([^']*)')\s*(?:#.*)?$/.exec(value);
  if (quoted) return (quoted[1] ?? quoted[2] ?? '').trim();
  return value.replace(/(?:^|\s)#.*$/, '').trim();
}
