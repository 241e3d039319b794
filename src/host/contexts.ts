/** The context values that package.json's when-clauses may ask for, each with every value it takes. */
export const contextKeys = {
  /** What the sidebar shows where it has no rows. */
  'podium.state': ['noStore', 'restricted', 'signedOut', 'unreachable', 'ready'],
  /** Which experiments and runs are shown. */
  'podium.experimentsView': ['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL'],
  /** What is selected in the sidebar: runs only, experiments only, or anything else. */
  'podium.selected': ['run', 'experiment', 'other'],
  /** Whether a run waits to be compared with another. */
  'podium.selectedForCompare': ['run'],
  /** What the scripts of the HTML file do that has the focus: nothing where it has none. */
  'podium.scripts': ['none', 'off', 'on'],
} as const;

export type ContextKey = keyof typeof contextKeys;

/** Tells VS Code a context value; told again only when it changes. */
export type SetContext = <Key extends ContextKey>(key: Key, value: (typeof contextKeys)[Key][number]) => void;
