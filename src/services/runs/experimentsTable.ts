import type { PageIdentity } from '../pages.ts';

export type RunsIdentity = Extract<PageIdentity, { readonly kind: 'runs' }>;

/** More experiments than these no table shows at once. */
export const mostExperiments = 100;

/** The table of the runs of some experiments: the same one in whichever order these are named. */
export function runsIdentity(connectionId: string, experimentIds: readonly string[]): RunsIdentity | undefined {
  const distinct = [...new Set(experimentIds)];
  const [experimentId, ...others] = distinct.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  if (experimentId === undefined) return undefined;
  return { kind: 'runs', connectionId, experimentId, ...(others.length > 0 && { otherExperimentIds: others }) };
}

export function experimentIdsOf({ experimentId, otherExperimentIds = [] }: RunsIdentity): readonly string[] {
  return [experimentId, ...otherExperimentIds].slice(0, mostExperiments);
}
