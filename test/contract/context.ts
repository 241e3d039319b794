import type { Store } from '../../src/stores/store.ts';
import type { Oracle } from './oracle.ts';

/** What a test of the contract needs. Filled in before the first test runs. */
export interface Context {
  store: Store;
  oracle: Oracle;
  /** MLflow's client on the database itself, without the server: as exact, and quicker. */
  judge: Oracle;
}
