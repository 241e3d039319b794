import { keyed, type Keyed } from '../../base/keyed.ts';
import { plainText } from '../../base/plainText.ts';
import { comparison } from '../../compare/comparison.ts';
import type { MetricDirection } from '../../model/metricDirection.ts';
import { metricOf } from '../../policy/figures.ts';
import type { Judged, Verdict } from '../../policy/judge.ts';
import type { VersionFacts } from '../../policy/promotionFacts.ts';
import { policyFile } from '../../policy/readPolicy.ts';
import type { PromotedVersion, ProposedContent, ShownPolicy, ShownRequirement } from '../../protocol/promotion.ts';
import { unusualName, unusualWords } from '../../services/registry/moveWords.ts';
import type { ProposedPromotion, WantedPromotion } from '../../services/registry/proposePromotion.ts';
import { given } from '../../stores/given.ts';
import { directionsOf } from '../compare/compareContent.ts';

type Directions = Readonly<Record<string, MetricDirection | 'neither'>>;

/** What the page of a promotion shows of what was read and judged. */
export function promotionContent(
  { connection, model, version, alias }: WantedPromotion,
  { facts, verdict, move, policyPath }: ProposedPromotion,
  chosen: Directions,
): Omit<ProposedContent, 'readMs' | 'generation' | 'isUnderway'> {
  const { candidate, holder, aliases } = facts;
  const holding = aliases[alias];
  const isHeld = holding === version;
  const handedOn = move.find((change) => change.alias !== alias && change.to !== undefined);
  const both = holder ? [holder, candidate] : [candidate];
  const metrics = comparison(both.map(metricsOf));
  const unusual = unusualName(model, move);
  return {
    kind: 'proposed',
    title: `Promote ${model} ${version} to @${alias}`,
    ...{ model, version, alias, isHeld },
    store: connection.name,
    gains: promotedVersion(candidate),
    ...(!isHeld &&
      holding !== undefined && {
        loses: holder ? promotedVersion(holder) : { version: holding, hasRun: false },
      }),
    ...(handedOn && { becomes: { alias: handedOn.alias, ...takenFrom(handedOn) } }),
    clears: move.flatMap((change) => (change.to === undefined ? change.alias : [])),
    policy: shownPolicy(verdict, policyPath),
    metrics,
    directions: directionsOf(metrics, { ...chosen, ...directionsIn(verdict) }),
    notes: both.flatMap(noteOf),
    ...(unusual !== undefined && { unusual: unusualWords(unusual) }),
  };
}

function promotedVersion({ version, run }: VersionFacts): PromotedVersion {
  const found = 'known' in run ? run.known : undefined;
  return {
    version: version.version,
    hasRun: version.runId !== '',
    ...given('runName', found && (found.runName === '' ? found.runId : found.runName)),
    ...given('createdMs', version.creationTimeMs),
  };
}

function takenFrom({ from, to }: { readonly from: string | undefined; readonly to: string | undefined }) {
  return given('takenFrom', from === to ? undefined : from);
}

function shownPolicy({ rule, requirements, isMet }: Verdict, policyPath: string | undefined): ShownPolicy {
  return {
    ...(policyPath !== undefined && { file: policyFile }),
    ...(rule && { rule: { model: rule.model, alias: rule.alias, line: rule.line } }),
    requirements: requirements.map(shownRequirement),
    isMet,
    mayOverride: rule?.mayOverride ?? false,
    typeModelName: rule?.typeModelName ?? false,
  };
}

function shownRequirement({ outcome, figure, rule, requirement }: Judged): ShownRequirement {
  const shown = { outcome, figure, rule };
  if (outcome === 'met') return shown;
  if (requirement?.kind === 'tag') return { ...shown, remedy: { action: 'setTag', key: requirement.key } };
  if (requirement?.kind === 'description') return { ...shown, remedy: { action: 'editDescription' } };
  return shown;
}

/** What a policy says of a direction goes before all that is guessed or chosen. */
function directionsIn({ requirements }: Verdict): Directions {
  return keyed(
    requirements.flatMap(({ requirement }) =>
      requirement?.kind === 'better' && requirement.direction
        ? [[requirement.metric, requirement.direction] as const]
        : [],
    ),
  );
}

/** As a policy judges them: of the logged model, else of the source run. JSON, which goes to pages, has no NaN and no infinities. */
function metricsOf(facts: VersionFacts): Keyed<number | string> | undefined {
  const { run, loggedModel } = facts;
  if (!('known' in run) && !('known' in loggedModel)) return undefined;
  const names = new Set([
    ...('known' in run ? Object.keys(run.known.metrics) : []),
    ...('known' in loggedModel ? loggedModel.known.metrics.map(({ key }) => key) : []),
  ]);
  return keyed(
    [...names].flatMap((metric) => {
      const value = metricOf(facts, { metric });
      if ('unknown' in value || metric.startsWith('system/')) return [];
      return [[metric, Number.isFinite(value.known) ? value.known : String(value.known)] as const];
    }),
  );
}

function noteOf({ version, run, loggedModel }: VersionFacts): readonly string[] {
  if ('known' in run || 'known' in loggedModel) return [];
  return [
    `Of the metrics of version ${plainText(version.version, 20)} nothing is known: ${plainText(run.unknown, 300)}.`,
  ];
}
