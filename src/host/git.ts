/** The Git repositories that are open in the editor. */
export interface Git {
  /** The first open repository that has the commit, and this other one; `undefined` for none. A `UserError` where there is no Git at all. */
  find(commit: string, other?: string): Promise<Repository | undefined>;
  /** Who works here, and on what, as the repository around a folder says it; the first open one for none. Says nothing where there is no Git. */
  author(folder: string | undefined): Promise<Author>;
}

export interface Repository {
  /** Absolute. */
  readonly root: string;
  /** The branch that is checked out, or the commit where none is. */
  readonly head: string;
  /** How many files were changed, added or removed and not committed. */
  readonly changedFiles: number;
  /** What the commit says of itself in its first line. */
  readonly subject: string;
  /** Shows what changed between the commit and another, file by file in one editor. How many files; for none nothing is shown. */
  showChanges(other: string, title: string): Promise<number>;
  /** Checks out the commit, on no branch. Rejects with a `UserError` that says what Git said. */
  checkOut(): Promise<void>;
}

export interface Author {
  /** What Git calls them. Never an address. */
  readonly name?: string;
  /** The commit that is checked out. */
  readonly commit?: string;
}
