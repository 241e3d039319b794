import * as v from 'valibot';
import { Emitter } from '../../base/emitter.ts';
import { Owned } from '../../base/owned.ts';
import { isLive } from '../../model/run.ts';
import type { Block } from '../../protocol/markdown.ts';
import type { Reproduction, RunProtocol } from '../../protocol/run.ts';
import { reproduceCommands } from '../../services/runs/reproduce.ts';
import { noteTag } from '../../services/runs/runFields.ts';
import { runSource } from '../../services/runs/runSource.ts';
import { given } from '../../stores/given.ts';
import { findConnection } from '../findConnection.ts';
import { linksIn } from './links.ts';
import type { IdentityOf, Page, PageContext } from '../page.ts';
import { runActions } from './runActions.ts';
import { runContent } from './runContent.ts';
import { recordedEnvironment, runFiles } from './runFiles.ts';
import { runModels } from './runModels.ts';
import { runRelatives } from './runRelatives.ts';
import { runSeries } from './runSeries.ts';
import { requireRun, shownRun, type ShownRun } from './shownRun.ts';

/** One run, from its store; while it is running, again and again. */
export function runPage({ connectionId, runId }: IdentityOf<'run'>, context: PageContext): Page<RunProtocol> {
  const { connections, settings, changes, watch } = context;
  const owned = new Owned();
  const changed = owned.add(new Emitter<void>());
  let shown: ShownRun | undefined;
  let asked = 0;
  let note: { readonly text: string; readonly blocks: readonly Block[] } = { text: '', blocks: [] };

  const current = (): ShownRun => requireRun(shown);
  const relatives = runRelatives(current, context);
  const models = runModels(current);

  // What was changed from the sidebar, or from this page, is seen at once.
  owned.add(
    changes.onDidChange(({ edits }) => {
      if (edits.some(({ field: { of } }) => of.kind === 'run' && of.run.runId === runId)) changed.fire();
    }),
  );
  // Its versions have the aliases.
  owned.add(
    context.registry.onDidChange(() => {
      asked++;
      changed.fire();
    }),
  );

  return {
    async read(signal) {
      const connection = await findConnection(connections, connectionId);
      const run = await connections.ask(connection, (store) => store.getRun(runId, signal));
      shown = shownRun(connections, connection, run);
      watch.saw(connection, [run]);
      const text = run.tags[noteTag] ?? '';
      if (text !== note.text) note = { text, blocks: await blocksOf(text) };
      const warnings = watch.warningsOf(connection, runId).map((warning) => warning.text);
      return runContent(run, { note: note.blocks, warnings, asked });
    },
    answers: {
      ...relatives.answers,
      ...models.answers,
      ...runFiles(current, context.execute),
      ...runSeries(current),
      ...runActions(current, context, { relatives, models, links: () => linksIn(note.blocks) }),
      reproduce: { ask: v.null(), answer: (_, signal) => reproduction(current(), signal) },
    },
    intervalMs: () => (shown && isLive(shown.run) ? settings.get('runs.refreshInterval') * 1000 : 0),
    onDidChange: changed.event,
    forget: () => {
      asked++;
    },
    node: () => shown && { kind: 'run', connection: shown.connection, run: shown.run },
    dispose: () => owned.dispose(),
  };
}

/** Most runs have no note: what reads Markdown is loaded for the first. */
async function blocksOf(text: string): Promise<readonly Block[]> {
  if (text === '') return [];
  const { readMarkdown } = await import('./markdown.ts');
  return readMarkdown(text);
}

async function reproduction(shown: ShownRun, signal: AbortSignal): Promise<Reproduction> {
  const source = runSource(shown.run);
  const environment = await recordedEnvironment(shown, signal);
  const recipe = {
    source,
    params: shown.run.params,
    ...given('python', environment?.python),
    ...given('requirements', environment?.requirements),
  };
  const posix = reproduceCommands(recipe, 'posix');
  const powershell = reproduceCommands(recipe, 'powershell');
  return {
    ...given('repositoryUrl', source.repositoryUrl),
    ...given('environment', environment),
    commands: { posix: posix.text, powershell: powershell.text },
    missing: { posix: posix.missing, powershell: powershell.missing },
  };
}
