import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workspace } from '../../host/workspace.ts';
import type { Policy } from '../../policy/policy.ts';
import { policyFile, readPolicy } from '../../policy/readPolicy.ts';
import { ruleFor } from '../../policy/ruleFor.ts';

const mostBytes = 1024 * 1024;

/** A policy of this workspace, or why one that is there cannot be followed: then nothing may be promoted. */
export type PolicyHere =
  | { readonly path: string; readonly policy: Policy }
  | { readonly path: string; /** A sentence that names file, line and column. */ readonly mistake: string };

/**
 * The policy that is about an alias of a model: of several folders the first with a rule for it, else one that denies what it has no rule for, else the first.
 * Where one has a mistake it is that, for nobody can say what it means. None where the workspace is not trusted.
 */
export async function policyFor(workspace: Workspace, model: string, alias: string): Promise<PolicyHere | undefined> {
  if (!workspace.isTrusted) return undefined;
  const found = await Promise.all(workspace.folders.map(({ path }) => policyIn(join(path, policyFile))));
  const policies = found.filter((each) => each !== undefined);
  const readable = policies.filter((each) => 'policy' in each);
  return (
    policies.find((each) => 'mistake' in each) ??
    readable.find(({ policy }) => ruleFor(policy, model, alias)) ??
    readable.find(({ policy }) => policy.otherwise === 'deny') ??
    readable[0]
  );
}

async function policyIn(path: string): Promise<PolicyHere | undefined> {
  let text: string;
  try {
    const { size } = await lstat(path);
    if (size > mostBytes) return { path, mistake: `${policyFile} is no policy: it is larger than 1 MB.` };
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    // There is none.
    if (['ENOENT', 'ENOTDIR'].includes(code)) return undefined;
    return { path, mistake: `${policyFile} could not be read (${code}).` };
  }
  const reading = readPolicy(text);
  if ('policy' in reading) return { path, policy: reading.policy };
  const [first, ...others] = reading.errors;
  const more = others.length === 0 ? '' : ` (${String(others.length)} more)`;
  const place = first ? `:${String(first.line)}:${String(first.column)}: ${first.message}` : ' cannot be read.';
  return { path, mistake: `${policyFile}${place}${more}` };
}
