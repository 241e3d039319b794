import assert from 'node:assert/strict';
import { sendJson, sendPage, type Handler } from '../../../support/httpServer.ts';
import { failure, restFixture } from './restFixture.ts';

const file = 'hello, artifacts';

/** Hands out one file as MLflow does, by parts where asked. */
const handOut: Handler = (request, response) => {
  const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
  const headers = { 'content-type': 'text/html', 'content-disposition': 'attachment; filename=../../evil' };
  if (range === null) {
    response.writeHead(200, headers).end(file);
    return;
  }
  const start = Number(range[1]);
  const part = file.slice(start, Number(range[2]) + 1);
  if (part === '') sendPage(response, '<title>416 Requested Range Not Satisfiable</title>', 416);
  else
    response
      .writeHead(206, { ...headers, 'content-range': `bytes ${start}-${start + part.length - 1}/${file.length}` })
      .end(part);
};

describe('an artifact', () => {
  const { both } = restFixture();
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

  it('is read whole, from a run, a logged model or a registered version', async () => {
    const { store, server } = await both(handOut);
    assert.equal(text(await store.readArtifact({ runId: 'r 1' }, 'a b/ü&+.html')), file);
    assert.equal(text(await store.readArtifact({ modelId: 'm-1' }, 'MLmodel')), file);
    assert.equal(text(await store.readArtifact({ name: 'w/x', version: '2' }, 'MLmodel')), file);
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      [
        '/get-artifact?run_id=r%201&path=a%20b%2F%C3%BC%26%2B.html',
        '/ajax-api/2.0/mlflow/logged-models/m-1/artifacts/files?artifact_file_path=MLmodel',
        '/model-versions/get-artifact?name=w%2Fx&version=2&path=MLmodel',
      ],
    );
    assert.equal(server.requests[0]?.headers['accept-encoding'], 'identity');
  });

  it('is read by parts, which end where the file ends', async () => {
    const { store } = await both(handOut);
    const part = async (start: number, end: number): Promise<string> =>
      text(await store.readArtifact({ runId: '1' }, 'f', { start, end }));
    assert.equal(await part(0, 5), 'hello');
    assert.equal(await part(7, 1000), 'artifacts');
    assert.equal(await part(1000, 2000), '');
  });

  it('is read by parts also from a server that sends files only whole', async () => {
    const { store } = await both((_request, response) => response.end(file));
    assert.equal(text(await store.readArtifact({ runId: '1' }, 'f', { start: 7, end: 10 })), 'art');
  });

  it('is damaged when another part comes', async () => {
    const { store } = await both((_request, response) =>
      response.writeHead(206, { 'content-range': 'bytes 3-5/9' }).end('abc'),
    );
    await failure(store.readArtifact({ runId: '1' }, 'f', { start: 0, end: 3 }), 'damaged');
  });

  it('is no sign-in page', async () => {
    const { store } = await both((_request, response) => sendPage(response, '<!doctype html><title>Sign in</title>'));
    await failure(store.readArtifact({ runId: '1' }, 'f.html'), 'notMlflow');
  });

  it('is never asked for by a path that leads elsewhere, or in parts that are none', async () => {
    const { store, server } = await both(handOut);
    for (const path of ['', '../x', '/etc/passwd', 'a/%2e%2e/b', 'C:\\x']) {
      await failure(store.readArtifact({ runId: '1' }, path), 'invalid');
      if (path !== '') await failure(store.listArtifacts({ runId: '1' }, path), 'invalid');
    }
    for (const [start, end] of [
      [3, 3],
      [-1, 3],
      [0.5, 2],
    ] as const) {
      await failure(store.readArtifact({ runId: '1' }, 'f', { start, end }), 'invalid');
    }
    await failure(store.readArtifact({ runId: '1' }, 'f', { start: 0, end: 21 * 1024 * 1024 }), 'tooLarge');
    await failure(store.readArtifact({ runId: '1' }, 'a#b.txt'), 'unsupported');
    assert.equal(server.requests.length, 0);
  });
});

describe('a list of artifacts', () => {
  const { both } = restFixture();
  const files = [{ path: 'plots', is_dir: true }, { path: 'a.txt', is_dir: false, file_size: '12' }, { path: 'b.txt' }];

  it('of a run or a logged model is one folder of it', async () => {
    const { store, server } = await both((_request, response) => sendJson(response, { root_uri: 'x', files }));
    assert.deepEqual(await store.listArtifacts({ runId: '1' }), [
      { path: 'plots', isDir: true },
      { path: 'a.txt', isDir: false, fileSizeBytes: 12 },
      { path: 'b.txt', isDir: false },
    ]);
    await store.listArtifacts({ modelId: 'm-1' }, 'a/b');
    assert.deepEqual(
      server.requests.map(({ url }) => url),
      [
        '/api/2.0/mlflow/artifacts/list?run_id=1',
        '/api/2.0/mlflow/logged-models/m-1/artifacts/directories?artifact_directory_path=a%2Fb',
      ],
    );
  });

  it('is empty where nothing is', async () => {
    const { store } = await both((_request, response) => sendJson(response, { root_uri: 'x' }));
    assert.deepEqual(await store.listArtifacts({ runId: '1' }, 'nope'), []);
  });

  /** A server with one version, whose files lie at `uri`, and the lists that it gives by URL. */
  const registry = (version: object, uri: string, lists: Readonly<Record<string, object>>): Handler => {
    return ({ url }, response) => {
      if (url.includes('model-versions/get?'))
        sendJson(response, { model_version: { name: 'w', version: '1', ...version } });
      else if (url.includes('get-download-uri')) sendJson(response, { artifact_uri: uri });
      else if (url.includes('runs/get'))
        sendJson(response, {
          run: { info: { run_id: 'r1', experiment_id: '1', artifact_uri: 's3://b/r1/artifacts' } },
        });
      else
        sendJson(
          response,
          lists[url] ?? { error_code: 'RESOURCE_DOES_NOT_EXIST', message: url },
          url in lists ? 200 : 404,
        );
    };
  };
  const owner = { name: 'w', version: '1' };

  for (const [where, version, uri, list, wire] of [
    [
      'its logged model',
      { source: 'models:/m-1' },
      '',
      '/api/2.0/mlflow/logged-models/m-1/artifacts/directories?artifact_directory_path=data',
      'data/a.txt',
    ],
    [
      'a run',
      { run_id: 'r1' },
      'runs:/r1/model',
      '/api/2.0/mlflow/artifacts/list?run_id=r1&path=model%2Fdata',
      'model/data/a.txt',
    ],
    [
      'its run in the cloud',
      { run_id: 'r1' },
      's3://b/r1/artifacts/model',
      '/api/2.0/mlflow/artifacts/list?run_id=r1&path=model%2Fdata',
      'model/data/a.txt',
    ],
    [
      'the proxy',
      {},
      'mlflow-artifacts:/1/m/artifacts',
      '/api/2.0/mlflow-artifacts/artifacts?path=1%2Fm%2Fartifacts%2Fdata',
      'a.txt',
    ],
  ] as const) {
    it(`of a registered version comes from ${where}, by paths of the version's own`, async () => {
      const { store } = await both(registry(version, uri, { [list]: { files: [{ path: wire, file_size: 1 }] } }));
      assert.deepEqual(await store.listArtifacts(owner, 'data'), [
        { path: 'data/a.txt', isDir: false, fileSizeBytes: 1 },
      ]);
    });
  }

  for (const uri of ['file:///etc', '/etc', 's3://other/model', 'mlflow-artifacts:/../../etc', 'runs:/r1/../../x']) {
    it(`of a registered version is not looked for at ${uri}`, async () => {
      const { store, server } = await both(registry({ run_id: 'r1' }, uri, {}));
      await assert.rejects(store.listArtifacts(owner), { name: 'StoreError' });
      assert.equal(server.requests.filter(({ url }) => /artifacts/.test(url)).length, 0);
    });
  }
});

describe('what a tracking server can do', () => {
  const { both } = restFixture();

  it('is told by its version', async () => {
    for (const [version, loggedModels, aliases] of [
      ['3.17.2', true, true],
      ['2.22.0rc1', false, true],
      ['2.2.1', false, false],
    ] as const) {
      const { store } = await both(({ url }, response) =>
        url === '/version' ? sendPage(response, version) : sendPage(response, 'Not Found', 404),
      );
      assert.deepEqual(await store.capabilities(), { mlflowVersion: version, loggedModels, aliases });
    }
  });

  it('is told by its server info where the version is behind a login', async () => {
    const { store } = await both(({ url }, response) =>
      url === '/version'
        ? sendPage(response, 'You are not authenticated.', 401)
        : sendJson(response, { store_type: 'SqlStore' }),
    );
    assert.deepEqual(await store.capabilities(), { loggedModels: true, aliases: true });
  });

  it('is unknown, and no failure, where both are refused', async () => {
    const { store } = await both((_request, response) => sendPage(response, 'Permission denied', 403));
    assert.deepEqual(await store.capabilities(), { loggedModels: false, aliases: true });
  });

  it('is nothing where something else answers', async () => {
    const { store } = await both((_request, response) => sendPage(response, '<!doctype html><title>Welcome</title>'));
    await failure(store.capabilities(), 'notMlflow');
  });
});
