import type { ModelVersion } from '../../model/modelVersion.ts';
import { requirementLines } from '../../model/requirement.ts';
import type { Requirement } from '../../policy/policy.ts';
import type { Fact, PromotionFacts, VersionFacts } from '../../policy/promotionFacts.ts';
import { orAbsent } from '../../stores/orAbsent.ts';
import type { Store } from '../../stores/store.ts';
import { StoreError, type StoreFault } from '../../stores/storeError.ts';
import { modelFile } from './modelFiles.ts';

/** An alias that is to be moved to a version, which may itself be named by an alias. */
export interface Promotion {
  readonly model: string;
  readonly to: { readonly version: string } | { readonly alias: string };
  readonly alias: string;
}

/** What is read besides the model and the version. Everything costs a question to the store, for each of the two versions. */
export interface FactsWanted {
  /** The version that holds the alias, too. */
  readonly holder: boolean;
  /** Source runs and logged models. */
  readonly figures: boolean;
  readonly signatures: boolean;
  readonly environments: boolean;
}

export const allFacts: FactsWanted = { holder: true, figures: true, signatures: true, environments: true };

const nothing: FactsWanted = { holder: false, figures: false, signatures: false, environments: false };

/** What a rule needs to be judged by, and what is wanted besides. */
export function factsFor(requirements: readonly Requirement[], besides = nothing): FactsWanted {
  const has = (...kinds: readonly Requirement['kind'][]): boolean =>
    requirements.some(({ kind }) => kinds.includes(kind));
  const compares = requirements.some((one) => one.kind === 'signature' && one.level === 'compatible');
  return {
    holder: besides.holder || has('better') || compares,
    figures: besides.figures || has('atLeast', 'atMost', 'better', 'rows'),
    signatures: besides.signatures || has('signature'),
    environments: besides.environments,
  };
}

/**
 * Reads what a promotion is judged by, as it is now. A run that was deleted, or a file that cannot be read, is a fact. Rejects with a `StoreError` where
 * the store does not answer, or has no such version: then nothing can be judged.
 */
export async function promotionFacts(
  store: Store,
  { model: name, to, alias }: Promotion,
  wanted: FactsWanted,
  signal: AbortSignal,
): Promise<PromotionFacts> {
  // Which version an alias means is read once, so that no two answers disagree.
  const askModel = store.getRegisteredModel(name, signal);
  const [model, version] =
    'version' in to
      ? await Promise.all([askModel, store.getModelVersion(name, to.version, signal)])
      : await askModel.then(
          async (found) => [found, await held(store, name, to.alias, found.aliases[to.alias], signal)] as const,
        );
  const holding = model.aliases[alias];
  const [candidate, holder] = await Promise.all([
    factsOf(store, version, wanted, signal),
    wanted.holder && holding !== undefined && holding !== version.version
      ? // Whoever deletes a version takes its aliases.
        orAbsent(store.getModelVersion(name, holding, signal)).then(
          (found) => found && factsOf(store, found, wanted, signal),
        )
      : undefined,
  ]);
  return { alias, candidate, ...(holder && { holder }), aliases: model.aliases };
}

async function held(
  store: Store,
  model: string,
  alias: string,
  version: string | undefined,
  signal: AbortSignal,
): Promise<ModelVersion> {
  if (version !== undefined) return store.getModelVersion(model, version, signal);
  throw new StoreError(
    'notFound',
    `No version of ${model.slice(0, 100)} has @${alias.slice(0, 100)}. Name a version, or set the alias first.`,
  );
}

async function factsOf(
  store: Store,
  version: ModelVersion,
  wanted: FactsWanted,
  signal: AbortSignal,
): Promise<VersionFacts> {
  const { runId, modelId } = version;
  const files = { owner: { name: version.name, version: version.version }, folder: '' };
  const notRead: Fact<never> = { unknown: 'it was not read' };
  const [run, loggedModel, modelText, environment] = await Promise.all([
    wanted.figures ? named(runId, 'source run', (id) => store.getRun(id, signal)) : notRead,
    wanted.figures ? named(modelId, 'logged model', (id) => store.getLoggedModel(id, signal)) : notRead,
    wanted.signatures ? fact(modelFile(store, files, 'MLmodel', signal), 'there is no MLmodel', aboutTheFile) : notRead,
    wanted.environments
      ? fact(modelFile(store, files, 'requirements.txt', signal), 'there is no requirements.txt', aboutTheFile)
      : notRead,
  ]);
  return {
    version,
    run,
    loggedModel,
    signature: 'known' in modelText ? await signatureOf(modelText.known) : modelText,
    requirements: 'known' in environment ? { known: requirementLines(environment.known) } : environment,
  };
}

/** What reads YAML is loaded for the first model. */
async function signatureOf(modelText: string): Promise<VersionFacts['signature']> {
  const { callSignatureIn } = await import('./callSignature.ts');
  const signature = callSignatureIn(modelText);
  return signature ? { known: signature } : { unknown: 'its MLmodel has none that can be read' };
}

/** These are about the thing that was asked for; all others are about the store. */
const aboutTheThing: readonly StoreFault[] = ['forbidden', 'unsupported', 'damaged', 'tooLarge', 'invalid'];
/** A server that cannot reach where the files of a version are says that it has failed itself. */
const aboutTheFile: readonly StoreFault[] = [...aboutTheThing, 'server'];

/** What a version names by an id, if it does. */
async function named<Value>(id: string, what: string, ask: (id: string) => Promise<Value>): Promise<Fact<Value>> {
  return id === '' ? { unknown: `it has no ${what}` } : fact(orAbsent(ask(id)), `its ${what} is not there`);
}

/** An answer; or why there is none, where the thing is not there or cannot be read. */
async function fact<Value>(
  asked: Promise<Value | undefined>,
  absent: string,
  faults: readonly StoreFault[] = aboutTheThing,
): Promise<Fact<Value>> {
  try {
    const value = await asked;
    return value === undefined ? { unknown: absent } : { known: value };
  } catch (error) {
    if (error instanceof StoreError && faults.includes(error.fault)) return { unknown: error.message };
    throw error;
  }
}
