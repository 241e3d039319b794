export interface StoreOptions {
  /** How to sign in to a tracking server. Sent to the URI's own origin and nowhere else. */
  readonly credentials?: Credentials;
  /**
   * MLflow's workspace, in servers and databases that have several; `default` unless said. Names of experiments and models stand for
   * something else in each. Folders have none.
   */
  readonly workspace?: string;
  /** More certificates to trust than Node's own list, as PEM texts: those of the operating system, those of the company. */
  readonly certificates?: readonly string[];
  /** `http://user:password@proxy:3128`; the variables HTTP_PROXY, HTTPS_PROXY and NO_PROXY hold where this is absent. */
  readonly proxy?: string;
  /** Hosts that are reached without it: `localhost,.example.com`. */
  readonly noProxy?: string;
  /**
   * Folders outside of a local store's own that its artifacts may be read from: real paths. Asked for each time, so that what is taken back
   * holds at once; none unless said.
   */
  readonly artifactFolders?: () => readonly string[];
  /** Told one line about each call, without names, values or secrets. */
  readonly log?: (line: string) => void;
}

export type Credentials =
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string };
