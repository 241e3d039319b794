/** The most that MLflow's databases keep, where they count: SQLite does not. */
export const mostModelNameCharacters = 256;

/** Why no registered model can have this name, in a sentence: what MLflow refuses in each of its stores. Undefined where it can. */
export function modelNameProblem(name: string): string | undefined {
  if (name.trim() === '') return 'A registered model needs a name.';
  const character = /[/:]/.exec(name)?.[0];
  if (character !== undefined) return `The name of a registered model cannot hold "${character}". Take it out.`;
  // MLflow's folders are called by these names.
  if (name === '.' || name.startsWith('..'))
    return 'The name of a registered model cannot be "." or begin with "..". Begin it with a letter.';
  return undefined;
}
