import type { ShownPage } from '../common/page.ts';
import { shellOf } from '../common/shell.ts';
import type { RunProtocol, Shell } from '../../src/protocol/run.ts';

/** How the page of a run is looked at. */
export interface RunView {
  /** The sections that were folded, or, of those that are folded at first, unfolded. */
  readonly turned: readonly string[];
  readonly shell: Shell;
}

export type RunShown = ShownPage<RunProtocol, RunView>;

export function viewOf(remembered: unknown): RunView {
  const { turned, shell } = (typeof remembered === 'object' && remembered !== null ? remembered : {}) as {
    readonly [Key in keyof RunView]?: unknown;
  };
  return {
    turned: Array.isArray(turned) ? turned.filter((one) => typeof one === 'string') : [],
    shell: shellOf(shell),
  };
}
