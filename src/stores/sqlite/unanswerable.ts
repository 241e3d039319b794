import type { Condition } from '../../filter/check.ts';
import { StoreError } from '../storeError.ts';

/** Refuses what MLflow's grammar lets pass and its database then cannot answer, with MLflow's own error codes. */
export function refuseUnanswerable({ operator, values, isList }: Condition): void {
  if (isList && operator !== 'IN' && operator !== 'NOT IN') {
    throw new StoreError('invalid', 'A list needs IN or NOT IN.', { errorCode: 'BAD_REQUEST' });
  }
  if (values.some((value) => typeof value === 'bigint' && BigInt.asIntN(64, value) !== value)) {
    throw new StoreError('invalid', 'This filter has a number in it that is too large for a database.', {
      errorCode: 'INTERNAL_ERROR',
    });
  }
}
