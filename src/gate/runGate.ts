import type { Environment } from '../connections/mlflowVariables.ts';
import { judge } from '../policy/judge.ts';
import type { Policy } from '../policy/policy.ts';
import type { PolicyNote, PolicyReading } from '../policy/readPolicy.ts';
import { ruleFor } from '../policy/ruleFor.ts';
import { readPolicyFile } from '../services/registry/policyFile.ts';
import { factsFor, promotionFacts } from '../services/registry/promotionFacts.ts';
import { StoreError } from '../stores/storeError.ts';
import { checklist } from './checklist.ts';
import { explain } from './explain.ts';
import { help } from './help.ts';
import { openTrackingStore } from './openTrackingStore.ts';
import { readArguments, type Asked } from './readArguments.ts';
import { terminalJson, terminalText } from './terminalText.ts';
import { UsageError } from './usageError.ts';
import { verdictJson, type FailureJson } from './verdictJson.ts';

/** Promised to pipelines: 0 met (or valid), 1 not met (or not valid), 2 nothing could be judged. */
export type ExitCode = 0 | 1 | 2;

/** Where the gate speaks, and what it is told by. */
export interface Terminal {
  readonly environment: Environment;
  /** The user's own folder. */
  readonly home: string;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

type Checked = Extract<Asked, { readonly command: 'check' }>;

/** Does what the arguments ask for. What goes wrong outside is exit code 2, with a sentence; only a mistake of ours rejects. */
export async function runGate(args: readonly string[], terminal: Terminal, signal: AbortSignal): Promise<ExitCode> {
  try {
    const asked = readArguments(args);
    switch (asked.command) {
      case 'help':
        terminal.out(help);
        return 0;
      case 'check':
        return await check(asked, terminal, signal);
      case 'validate':
        return await validate(asked, terminal, signal);
      case 'explain':
        terminal.out(terminalText(explain(await policyIn(asked.policy, signal), asked.about)));
        return 0;
    }
  } catch (error) {
    const isExpected = error instanceof UsageError || error instanceof StoreError || error === signal.reason;
    if (!isExpected || !(error instanceof Error)) throw error;
    const failure: FailureJson = { format: 1, outcome: 'error', message: error.message };
    if (args.includes('--json')) terminal.out(terminalJson(failure));
    else terminal.error(terminalText(`${error.message}\n`));
    return 2;
  }
}

async function check(
  { promotion, trackingUri, policy: file, json: isJson }: Checked,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<ExitCode> {
  const policy = await policyIn(file, signal);
  const store = await openTrackingStore(trackingUri, terminal, (sentence) => terminal.error(`${sentence}\n`));
  try {
    const rule = ruleFor(policy, promotion.model, promotion.alias);
    const facts = await promotionFacts(store, promotion, factsFor(rule?.requirements ?? []), signal);
    const verdict = judge(policy, facts);
    terminal.out(
      isJson
        ? terminalJson(verdictJson(verdict, facts, store.uri, file))
        : terminalText(checklist(verdict, facts, file)),
    );
    return verdict.isMet ? 0 : 1;
  } finally {
    await store.close();
  }
}

/** @throws UsageError with all that is wrong with it */
async function policyIn(file: string, signal: AbortSignal): Promise<Policy> {
  const reading = await readingOf(file, signal);
  if ('policy' in reading) return reading.policy;
  throw new UsageError(reading.errors.map((note) => noteLine(file, note)).join('\n'));
}

async function validate(
  { policy: file, json: isJson }: Extract<Asked, { readonly command: 'validate' }>,
  { out }: Terminal,
  signal: AbortSignal,
): Promise<ExitCode> {
  const reading = await readingOf(file, signal);
  const [errors, warnings] = 'errors' in reading ? [reading.errors, []] : [[], reading.warnings];
  const isValid = errors.length === 0;
  if (isJson) {
    out(terminalJson({ format: 1, outcome: isValid ? 'valid' : 'invalid', policy: file, errors, warnings }));
  } else {
    for (const note of errors) out(terminalText(`${noteLine(file, note)}\n`));
    for (const note of warnings) out(terminalText(`${noteLine(file, note, 'warning: ')}\n`));
    if ('policy' in reading) out(`${file} is valid, with ${String(reading.policy.rules.length)} rules.\n`);
  }
  return isValid ? 0 : 1;
}

async function readingOf(file: string, signal: AbortSignal): Promise<PolicyReading> {
  const reading = await readPolicyFile(file, signal);
  if (reading) return reading;
  throw new UsageError(`There is no policy ${file}. Say where it is: --policy <file>.`);
}

function noteLine(file: string, { line, column, message }: PolicyNote, kind = ''): string {
  return `${file}:${String(line)}:${String(column)}: ${kind}${message}`;
}
