import { alike } from '../../base/alike.ts';
import { keyed, type Keyed } from '../../base/keyed.ts';
import { mostSeenModels, mostSightings, type SeenAliases, type State } from '../../host/state.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';
import { recordsIn } from '../../promotion/moveRecord.ts';
import type { AliasHistory, Sighting } from '../../promotion/history.ts';

/** The model whose aliases were seen, as it is remembered. */
type SeenModel = Pick<SeenAliases, 'connectionId' | 'name'>;

/** More aliases than people give: those of a model that has more are not remembered. */
const mostAliases = 100;
/** So often it is worth writing down that nothing has changed. */
const restMs = 60_000;

/** Remembers which version has which alias now, so that a move that is made elsewhere is noticed. Only changes take room. */
export async function sawAliases(state: State, model: SeenModel, aliases: Keyed<string>, nowMs: number): Promise<void> {
  const pairs = Object.entries(aliases).sort(([one], [other]) => (one < other ? -1 : 1));
  if (pairs.length > mostAliases) return;
  const all = state.get('seenAliases') ?? [];
  const seen = all.find((one) => isOf(one, model))?.sightings ?? [];
  const last = seen.at(-1);
  const isSame = last !== undefined && alike(last.aliases, pairs);
  if (isSame && nowMs - last.untilMs < restMs) return;
  const now = { fromMs: isSame ? last.fromMs : nowMs, untilMs: nowMs, aliases: pairs };
  const sightings = [...(isSame ? seen.slice(0, -1) : seen), now].slice(-mostSightings);
  const others = all.filter((one) => !isOf(one, model));
  await state.set('seenAliases', [...others, { ...model, sightings }].slice(-mostSeenModels));
}

/** What is known of a model's aliases: from the records on its versions, and from what was seen here. */
export function aliasHistory(state: State, model: SeenModel, versions: Iterable<ModelVersion>): AliasHistory {
  const seen = (state.get('seenAliases') ?? []).find((one) => isOf(one, model))?.sightings ?? [];
  return {
    records: [...versions].flatMap(({ tags }) => recordsIn(tags)),
    sightings: seen.map((one): Sighting => ({ ...one, aliases: keyed(one.aliases) })),
  };
}

function isOf(one: SeenAliases, { connectionId, name }: SeenModel): boolean {
  return one.connectionId === connectionId && one.name === name;
}
