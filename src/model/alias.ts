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
