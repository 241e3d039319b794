import { StoreError } from './storeError.ts';
import { maxRunTagCharacters } from './storeWriter.ts';

/**
 * The value, if MLflow keeps all of it: a longer one it would cut, and say nothing.
 * @throws StoreError `invalid`.
 */
export function checkedRunTag(value: string): string {
  if (value.length <= maxRunTagCharacters || [...value].length <= maxRunTagCharacters) return value;
  throw new StoreError(
    'invalid',
    `MLflow keeps at most ${String(maxRunTagCharacters)} characters of a run's tag or note. Shorten it, or log it as an artifact.`,
    { errorCode: 'INVALID_PARAMETER_VALUE' },
  );
}
