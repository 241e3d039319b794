import type { SetContext } from '../../host/contexts.ts';
import type { NodeOf } from '../node.ts';

/** The run that waits to be compared with another, until the window closes. */
export interface SelectedForCompare {
  readonly run: NodeOf<'run'> | undefined;
  select(run: NodeOf<'run'>): void;
}

export function selectedForCompare(setContext: SetContext): SelectedForCompare {
  let selected: NodeOf<'run'> | undefined;
  return {
    get run() {
      return selected;
    },
    select(run) {
      selected = run;
      setContext('podium.selectedForCompare', 'run');
    },
  };
}
