export const sizes = { experiments: 2000, runs: 20_000, models: 300, versions: 5, longHistory: 100_000 };

/** The experiment that holds all the runs; it was updated last, so it stands at the top. */
export const busyExperiment = 'large/all-runs';
export const busyExperimentId = '1';

/** The metric of the newest run that has as many points as `sizes.longHistory` says. */
export const longMetric = 'loss';

/** A run by its place in the list: 0 is the newest. */
export function newestRun(place: number): { readonly runId: string; readonly runName: string } {
  const number = sizes.runs - 1 - place;
  return { runId: (number + 1).toString(16).padStart(32, '0'), runName: `run-${String(number).padStart(5, '0')}` };
}
