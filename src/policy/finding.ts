/** How it stands with one thing that is required. */
export interface Finding {
  /** `unknown`: a fact is missing. What is not known is not met. */
  readonly outcome: 'met' | 'unmet' | 'unknown';
  /** What is so, with its figure: `val_auc 0.942`. */
  readonly figure: string;
}

export function metIf(isMet: boolean, figure: string): Finding {
  return { outcome: isMet ? 'met' : 'unmet', figure };
}

export function met(figure: string): Finding {
  return { outcome: 'met', figure };
}

export function unmet(figure: string): Finding {
  return { outcome: 'unmet', figure };
}

export function unknown(figure: string): Finding {
  return { outcome: 'unknown', figure };
}
