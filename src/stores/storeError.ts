/**
 * Everything that can go wrong between Podium and a store, as few kinds as people need to act on:
 *
 * - `unreachable`: nobody answers there, or the file is not there. `timeout`: somebody answers too slowly. `busy`: try again soon.
 * - `unauthorized`: sign in. `forbidden`: signed in, but not allowed. `notMlflow`: something else answers (a login page, another program).
 * - `notFound`, `conflict`, `invalid`: MLflow's answers to the question itself.
 * - `damaged`: what came back, or lies there, cannot be read. `tooLarge`: more than Podium takes into memory.
 * - `unsupported`: this store, or this version of it, cannot do that. `server`: the server failed by its own account.
 * - `disk`: what came could not be written on this computer.
 */
export type StoreFault =
  | 'unreachable'
  | 'timeout'
  | 'busy'
  | 'unauthorized'
  | 'forbidden'
  | 'notMlflow'
  | 'notFound'
  | 'conflict'
  | 'invalid'
  | 'damaged'
  | 'tooLarge'
  | 'unsupported'
  | 'server'
  | 'disk';

export interface StoreErrorOptions {
  readonly cause?: unknown;
  /** MLflow's own name for it, where it gave one: `RESOURCE_DOES_NOT_EXIST`, `INVALID_PARAMETER_VALUE`, … */
  readonly errorCode?: string;
  /** For a change whose answer was lost: it may have been made, or not. Absent where it was certainly not made. */
  readonly outcome?: 'unknown';
  /** What would have to be read outside of a local store's own folder, and may be once a person allows it. */
  readonly outsideFolder?: string;
}

/** Why a store did not answer. The message is a sentence for the user: it names the thing and the next step, and holds no secret. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly fault: StoreFault;
  readonly errorCode?: string;
  readonly outcome?: 'unknown';
  readonly outsideFolder?: string;

  constructor(fault: StoreFault, message: string, options: StoreErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.fault = fault;
    if (options.errorCode !== undefined) this.errorCode = options.errorCode;
    if (options.outcome !== undefined) this.outcome = options.outcome;
    if (options.outsideFolder !== undefined) this.outsideFolder = options.outsideFolder;
  }
}
