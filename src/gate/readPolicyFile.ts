import { readFile, stat } from 'node:fs/promises';
import { readPolicy, type PolicyReading } from '../policy/readPolicy.ts';
import { UsageError } from './usageError.ts';

const mostBytes = 1024 * 1024;

/** @throws UsageError where the file cannot be read */
export async function readPolicyFile(path: string): Promise<PolicyReading> {
  let text: string;
  try {
    const { size } = await stat(path);
    if (size > mostBytes) throw new UsageError(`${path} is no policy: it is larger than 1 MB.`);
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError(`The policy ${path} could not be read (${code}). Say where it is: --policy <file>.`, {
      cause: error,
    });
  }
  return readPolicy(text);
}
