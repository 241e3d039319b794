import assert from 'node:assert/strict';
import { keyed } from '../../src/base/keyed.ts';
import type { ModelVersion } from '../../src/model/modelVersion.ts';
import type { CallSignature } from '../../src/model/callSignature.ts';
import type { Policy } from '../../src/policy/policy.ts';
import type { PromotionFacts, VersionFacts } from '../../src/policy/promotionFacts.ts';
import { callSignatureIn } from '../../src/services/registry/callSignature.ts';
import { readPolicy } from '../../src/policy/readPolicy.ts';
import { aRun, aVersion } from './make.ts';

type RunFacts = Parameters<typeof aRun>[0];

interface FactsOfVersion {
  readonly version?: Partial<ModelVersion>;
  readonly metrics?: Readonly<Record<string, number>>;
  readonly run?: RunFacts;
  readonly signature?: CallSignature;
}

/** What is known of a version that came from a run and has no logged model. */
export function versionFacts({ version = {}, metrics, run, signature }: FactsOfVersion = {}): VersionFacts {
  return {
    version: aVersion(version),
    run: { known: aRun({ ...run, ...(metrics && { metrics }) }) },
    loggedModel: { unknown: 'it has no logged model' },
    signature: signature ? { known: signature } : { unknown: 'there is no MLmodel' },
    requirements: { unknown: 'it was not read' },
  };
}

interface Facts {
  readonly alias?: string;
  /** Of version 9. */
  readonly candidate?: FactsOfVersion;
  /** Of version 7, which has the alias; `undefined` for nobody. */
  readonly holder?: FactsOfVersion | undefined;
  /** All but the one that is to be moved. */
  readonly aliases?: Readonly<Record<string, string>>;
}

/** Version 9 of churn is to take @champion from version 7, unless said otherwise. */
export function promotionFacts({
  alias = 'champion',
  candidate = {},
  aliases = {},
  ...rest
}: Facts = {}): PromotionFacts {
  const holder = 'holder' in rest ? rest.holder : {};
  return {
    alias,
    candidate: versionFacts({ ...candidate, version: { version: '9', ...candidate.version } }),
    ...(holder && { holder: versionFacts({ ...holder, version: { version: '7', ...holder.version } }) }),
    aliases: keyed([...Object.entries(aliases), ...(holder ? [[alias, holder.version?.version ?? '7'] as const] : [])]),
  };
}

/** A policy of rules as they stand in a file; each is about everything unless it says otherwise. */
export function policyOf(...rules: readonly object[]): Policy {
  const reading = readPolicy(JSON.stringify({ rules: rules.map((rule) => ({ model: '*', alias: '*', ...rule })) }));
  assert.ok('policy' in reading, JSON.stringify(reading));
  return reading.policy;
}

/** A signature of fields as MLflow writes them, read from an `MLmodel`. */
export function aSignature(
  parts: Readonly<Partial<Record<'inputs' | 'outputs' | 'params', readonly object[]>>>,
): CallSignature {
  const lines = Object.entries(parts).map(([part, specs]) => `  ${part}: ${JSON.stringify(JSON.stringify(specs))}`);
  const signature = callSignatureIn(['signature:', ...lines, ''].join('\n'));
  assert.ok(signature, JSON.stringify(parts));
  return signature;
}
