import { UserError } from '../../host/ui.ts';
import { artifactAddress } from '../../services/artifacts/artifactAddress.ts';
import type { Command } from '../command.ts';
import { sourceOf } from './downloadSources.ts';
import { searchForRun } from '../runs/searchRuns.ts';

/** Shows how large the files of a run or a model are, the largest first. */
export const showArtifactSizes: Command = {
  id: 'podium.artifact.sizes',
  title: 'Show Artifact Sizes',
  icon: '$(graph)',

  async run(app, target) {
    const node = target ?? (await searchForRun(app, 'Show Artifact Sizes', 'ALL'));
    if (!node) return;
    const source = sourceOf(node);
    if (!source?.file.isDir)
      throw new UserError('Choose a run, a logged model, a model version, or one of their folders.');
    const ownerName = node.kind === 'artifact' ? node.ownerName : source.name;
    const { path, query } = artifactAddress(source.connection, source.owner, ownerName, source.file.path);
    app.pages.open({ kind: 'sizes', path, query });
  },
};
