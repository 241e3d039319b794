import assert from 'node:assert/strict';
import { openArtifact } from '../../../src/commands/artifacts/openArtifact.ts';
import { openAsText } from '../../../src/commands/artifacts/openAsText.ts';
import type { NodeOf } from '../../../src/services/node.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { serveArtifacts } from '../../support/artifactServer.ts';
import type { TestServer } from '../../support/httpServer.ts';

describe('Open Artifact', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await serveArtifacts({
      'report.HTML': '<p>',
      'shape.svg': '<svg/>',
      'paper.pdf': '%PDF',
      'notes.txt': 'x',
    });
  });
  afterEach(() => server.close());

  function artifact(app: TestApp, file: string): NodeOf<'artifact'> {
    const [connection] = app.connections.all;
    assert.ok(connection);
    return {
      kind: 'artifact',
      connection,
      owner: { runId: 'r' },
      ownerName: 'fox',
      file: { path: file, isDir: false },
    };
  }
  const connections = (): { name: string; trackingUri: string }[] => [{ name: 'Team', trackingUri: server.url }];

  it('shows HTML as it is meant to be seen, and SVG as a picture', async () => {
    using app = testApp({ connections: connections() });
    await openArtifact.run(app, artifact(app, 'report.HTML'), []);
    await openArtifact.run(app, artifact(app, 'shape.svg'), []);
    await openArtifact.run(app, artifact(app, 'notes.txt'), []);
    assert.deepEqual(app.ui.documents, [
      'fox/report.HTML in podium.html',
      'fox/shape.svg in imagePreview.previewEditor',
      'fox/notes.txt',
    ]);
  });

  it('opens each of them also as the text that it is', async () => {
    using app = testApp({ connections: connections() });
    await openAsText.run(app, artifact(app, 'report.HTML'), []);
    assert.deepEqual(app.ui.documents, ['fox/report.HTML as text']);
  });

  it('says of a PDF that VS Code has no editor for it, and opens it in another program', async () => {
    using app = testApp({ answers: [{ press: 'Open Externally' }], connections: connections() });
    await openArtifact.run(app, artifact(app, 'paper.pdf'), []);
    assert.deepEqual(app.ui.messages, ['VS Code has no editor for paper.pdf. Open it in another program.']);
    assert.match(app.ui.opened.join(), /paper\.pdf$/);
    assert.deepEqual(app.ui.documents, []);
  });

  it('opens a PDF in the editor of an extension where there is one', async () => {
    using app = testApp({ connections: connections() });
    app.ui.endings.push('.pdf');
    await openArtifact.run(app, artifact(app, 'paper.pdf'), []);
    assert.deepEqual([app.ui.documents, app.ui.messages], [['fox/paper.pdf'], []]);
  });
});
