import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { KeptView, ViewPlace } from '../../services/runs/tableViews.ts';
import { viewFolder } from '../../services/runs/viewFiles.ts';

/** Asks for a name for what the table of runs shows that has the focus, and keeps it. */
export async function keepView(app: App, place: ViewPlace): Promise<void> {
  if (place === 'repository') app.tableViews.folderToShare();
  const table = app.pages.activeIdentity;
  const shown = table && app.tableViews.shownIn(table);
  if (!shown)
    throw new UserError('Open a table of runs first, and look at it as the view is to be: Show Runs Table does.');
  const title = place === 'repository' ? 'Save View to Repository' : 'Save View';
  const where =
    place === 'repository'
      ? `It becomes a file in ${viewFolder}, to be shared through Git.`
      : 'It is kept for this workspace.';
  const name = await askName(app, title, `A name for what the table shows. ${where}`);
  if (name === undefined || !(await mayReplace(app, place, name))) return;
  await app.tableViews.save(place, { name, ...shown });
}

export async function askName(app: App, title: string, prompt: string, value?: string): Promise<string | undefined> {
  const name = await app.ui.input({
    title,
    prompt,
    placeholder: 'Good candidates',
    ...(value !== undefined && { value }),
    validate: (text) => {
      if (text.trim() === '') return 'A view needs a name.';
      return text.trim().length > 100 ? 'A name of at most 100 characters, please.' : undefined;
    },
  });
  return name?.trim();
}

/** Nothing with the same name is lost unasked. */
export async function mayReplace(app: App, place: ViewPlace, name: string): Promise<boolean> {
  const { views } = await app.tableViews.list();
  if (!views.some((kept) => kept.place === place && kept.view.name === name)) return true;
  return app.ui.confirm(`Replace the view "${name}"?`, 'There is one with this name already.', 'Replace');
}

export function pickView(app: App, title: string): Promise<KeptView | undefined> {
  return app.ui.pick<KeptView>({
    title,
    placeholder: 'A view of tables of runs',
    items: async () => {
      const { views } = await app.tableViews.list();
      if (views.length === 0)
        throw new UserError('No view was saved yet. The Views menu of a table of runs saves one.');
      return views.map((kept) => ({
        label: kept.view.name,
        ...(kept.place === 'repository' && { description: viewFolder }),
        ...(kept.view.filter !== undefined && { detail: kept.view.filter }),
        value: kept,
      }));
    },
  });
}
