import { sendJson, serve, type Handler, type TestServer } from './httpServer.ts';

/** The files of a run by path, as a server hands them out. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** A server whose every run has these files. */
export function serveArtifacts(files: Files): Promise<TestServer> {
  return serve((request, response) => {
    const url = new URL(request.url, 'http://x');
    const file = url.searchParams.get('path') ?? '';
    if (url.pathname.endsWith('artifacts/list')) sendJson(response, { files: listed(files, file) });
    else handOut(files[file], request, response);
  });
}

/** What the server lists in a folder. */
export function listed(files: Files, folder: string): readonly object[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const entries = new Map<string, object>();
  for (const [name, bytes] of Object.entries(files)) {
    if (!name.startsWith(prefix)) continue;
    const below = name.slice(prefix.length);
    const [first = ''] = below.split('/');
    const isFile = first === below || !/^[\w.]+$/.test(first);
    const entry = isFile ? name : prefix + first;
    entries.set(entry, { path: entry, is_dir: !isFile, ...(isFile && { file_size: bytes.length }) });
  }
  return [...entries.values()];
}

/** Hands out a file, or what a request asks of it. */
export const handOut = (
  bytes: string | Buffer | undefined,
  request: Parameters<Handler>[0],
  response: Parameters<Handler>[1],
): void => {
  if (bytes === undefined) {
    sendJson(response, { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'No such file.' }, 404);
    return;
  }
  const whole = Buffer.from(bytes);
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const range = start > 0 ? { 'content-range': `bytes ${start}-${whole.length - 1}/${whole.length}` } : {};
  response.writeHead(start > 0 ? 206 : 200, {
    'content-disposition': 'attachment',
    'content-length': whole.length - start,
    ...range,
  });
  response.end(whole.subarray(start));
};
