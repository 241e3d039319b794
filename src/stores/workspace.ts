import { StoreError } from './storeError.ts';

/** @throws StoreError `invalid` for what MLflow takes for no name of a workspace. */
export function checkedWorkspace(workspace: string): string {
  if (/^[a-z0-9][-a-z0-9]{0,61}[a-z0-9]$/.test(workspace)) return workspace;
  throw new StoreError(
    'invalid',
    `"${workspace.slice(0, 100)}" is no name of an MLflow workspace: it has 2 to 63 small letters, digits and dashes. Correct it in the settings.`,
    { errorCode: 'INVALID_PARAMETER_VALUE' },
  );
}
