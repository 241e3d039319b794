/** Which runs of an experiment are shown, and in which order. */
export interface RunView {
  /** In MLflow's filter language; absent for all runs. */
  readonly filter?: string;
  /** Absent for the newest first. */
  readonly order?: RunOrder;
}

export interface RunOrder {
  readonly field: SortField;
  readonly descending: boolean;
}

export type SortField =
  /** `duration` is Podium's own: no store can sort by it. */
  | { readonly kind: 'attribute'; readonly name: 'start_time' | 'run_name' | 'duration' }
  | { readonly kind: 'metric' | 'param'; readonly name: string };

/** A view that was given a name, to be used again for any experiment. */
export interface SavedSearch extends RunView {
  readonly name: string;
}
