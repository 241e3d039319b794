import { readFile, stat } from 'node:fs/promises';
import { readPolicy, type PolicyReading } from '../../policy/readPolicy.ts';
import { StoreError } from '../../stores/storeError.ts';

const mostBytes = 1024 * 1024;

/**
 * Reads the policy in a file; `undefined` where there is no such file.
 * @throws StoreError where it cannot be read: then nobody knows what is required
 */
export async function readPolicyFile(path: string, signal?: AbortSignal): Promise<PolicyReading | undefined> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new StoreError('unsupported', `${path} is no file. Say where the policy is.`);
    if (found.size > mostBytes)
      throw new StoreError('tooLarge', `${path} is larger than 1 MB, which no policy is. Leave out what is none.`);
    return readPolicy(await readFile(path, { encoding: 'utf8', ...(signal && { signal }) }));
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof StoreError) throw error;
    const { code = String(error) } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new StoreError(
      'forbidden',
      `The policy ${path} could not be read (${code}). Check the permissions of the file.`,
      { cause: error },
    );
  }
}
