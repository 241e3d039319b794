/** The window that Podium runs in. */
export interface Window {
  /** Whether somebody works in it: what happens in its sidebar is seen without being told. */
  readonly isFocused: boolean;
}
