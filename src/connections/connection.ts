/** A store that the user named, or that lies in the workspace. */
export interface Connection {
  /** The same after a restart: `settings/Production`, `workspace/<tracking URI>`. */
  readonly id: string;
  readonly name: string;
  readonly trackingUri: string;
  readonly source: 'settings' | 'workspace';
}

/** A store that the environment or a `.env` points at. Nothing is opened, and no credentials are sent, before the user takes it on. */
export interface Suggestion {
  readonly trackingUri: string;
  /** `MLFLOW_TRACKING_URI`, or the path of the `.env`. */
  readonly from: string;
}
