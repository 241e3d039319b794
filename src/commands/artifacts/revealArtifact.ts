import type { Command } from '../command.ts';
import { shownArtifactFor } from './pickArtifact.ts';

/** Shows the file of a tab among the others of its run or model. */
export const revealArtifact: Command = {
  id: 'podium.artifact.reveal',
  title: 'Reveal in Sidebar',
  icon: '$(target)',

  async run(app, target) {
    const node = await shownArtifactFor(app, 'Reveal in Sidebar', target);
    if (node) await app.ui.progress('Looking for the artifact', () => app.trees.reveal(node));
  },
};
