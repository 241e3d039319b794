import { plainText } from '../base/plainText.ts';

/** How it stands with one thing that is required. */
export interface Finding {
  /** `unknown`: a fact is missing. What is not known is not met. */
  readonly outcome: 'met' | 'unmet' | 'unknown';
  /** What is so, with its figure: `val_auc 0.942`. One line, safe to show. */
  readonly figure: string;
}

const mostCharacters = 500;

export function metIf(isMet: boolean, figure: string): Finding {
  return { outcome: isMet ? 'met' : 'unmet', figure: plainText(figure, mostCharacters) };
}

export function met(figure: string): Finding {
  return metIf(true, figure);
}

export function unmet(figure: string): Finding {
  return metIf(false, figure);
}

export function unknown(figure: string): Finding {
  return { outcome: 'unknown', figure: plainText(figure, mostCharacters) };
}
