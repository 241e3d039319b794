/** A store that the user named, or that lies in the workspace. */
export interface Connection {
  /** The same after a restart: `settings/Production`, `workspace/<tracking URI>`. */
  readonly id: string;
  readonly name: string;
  readonly trackingUri: string;
  readonly source: 'settings' | 'workspace';
  /** MLflow's workspace, where the settings name one. */
  readonly workspace?: string;
}

/** Whether two connections lead to the same place, whatever they are called. */
export function isSameStore(one: Connection, other: Connection): boolean {
  return one.trackingUri === other.trackingUri && one.workspace === other.workspace;
}

/** A store that the environment or a `.env` points at. Nothing is opened, and no credentials are sent, before the user takes it on. */
export interface Suggestion {
  readonly trackingUri: string;
  /** `MLFLOW_TRACKING_URI`, or the path of the `.env`. */
  readonly from: string;
  /** What MLFLOW_WORKSPACE says beside it. */
  readonly workspace?: string;
}
