import { StoreError } from './storeError.ts';

/** An answer, or `undefined` where the store says that there is no such thing: what was deleted meanwhile is no failure. */
export async function orAbsent<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof StoreError && error.fault === 'notFound') return undefined;
    throw error;
  }
}
