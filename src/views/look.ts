/** How a row looks and sounds, in plain data; `items.ts` makes the editor's item of it. */
export interface Look {
  readonly label: string;
  readonly description?: string;
  readonly icon?: Icon;
  /** The whole row in words, for a screen reader: what icons and colours say is said here. */
  readonly spoken: string;
  readonly opens: 'never' | 'closed' | 'open';
  /** The name of a file or folder, whose icon the user's icon theme knows. */
  readonly file?: { readonly name: string; readonly isDir: boolean };
  /** What a click does, besides selecting. */
  readonly click?: { readonly command: `podium.${string}`; readonly title: string };
}

export interface Icon {
  /** A codicon. */
  readonly name: string;
  /** A theme colour's id. */
  readonly color?: string;
}

/** Joins what there is with a middle dot; `undefined` for nothing. */
export function joined(...parts: readonly (string | undefined)[]): string | undefined {
  const present = parts.filter((part) => part !== undefined && part !== '');
  return present.length === 0 ? undefined : present.join(' · ');
}
