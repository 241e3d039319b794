import type { Keyed } from '../base/keyed.ts';

export interface RegisteredModel {
  readonly name: string;
  readonly description: string;
  readonly creationTimeMs?: number;
  readonly lastUpdateTimeMs?: number;
  /** From alias, without the `@`, to version. */
  readonly aliases: Keyed<string>;
  readonly tags: Keyed<string>;
}
