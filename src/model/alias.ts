/** The longest that MLflow takes. */
export const mostAliasCharacters = 255;

/** Whether an alias could be called so. */
export function isAlias(text: string): boolean {
  return (
    /^[\p{L}\p{N}_-]+$/u.test(text) && (text.length <= mostAliasCharacters || [...text].length <= mostAliasCharacters)
  );
}

/** Whether MLflow itself calls a version so: `latest`, `v3`. Nobody may give such an alias. */
export function isReservedAlias(text: string): boolean {
  return /^latest$/i.test(text) || /^v\p{Nd}+$/iu.test(text);
}

/** The alias under which teams know the version in use, as MLflow's own guides call it, and that of the version that is to take its place. */
export const championAlias = 'champion';
export const challengerAlias = 'challenger';
