import * as v from 'valibot';
import type { Keyed } from '../base/keyed.ts';
import type { AliasMove } from './aliasMove.ts';

/** That aliases were moved, as a tag of the model version that it was about says it to whoever reads the store. */
export interface MoveRecord {
  /** Of the move: when it was, and some letters that tell it from others of the same moment. */
  readonly id: string;
  readonly timeMs: number;
  /** As their editor knows them; says nothing of who signed in where. */
  readonly who: string;
  readonly why: string;
  /** Whether the policy was met, or overridden; `none` where it asked for nothing. */
  readonly verdict: 'met' | 'overridden' | 'none';
  /** What was overridden, in sentences. */
  readonly unmet: readonly string[];
  /** Of the repository from which it was done. */
  readonly commit?: string;
  /** The move that this one takes back. */
  readonly undoes?: string;
  readonly move: AliasMove;
}

/** One tag for each move, so that it is one change of the store, and no move hides an earlier one. */
export const recordTagPrefix = 'podium.promotion.';

/** The least that any MLflow takes as the value of a version's tag is 5,000 characters. */
const mostCharacters = 4_500;
const mostWhy = 1_000;
const mostUnmet = 1_500;

const version = v.pipe(v.string(), v.regex(/^\d{1,18}$/));
const optionalVersion = v.optional(v.nullable(version));
const written = v.object({
  when: v.pipe(v.string(), v.isoTimestamp()),
  who: v.string(),
  why: v.string(),
  verdict: v.picklist(['met', 'overridden', 'none']),
  unmet: v.optional(v.array(v.string()), []),
  commit: v.optional(v.string()),
  undoes: v.optional(v.string()),
  moves: v.pipe(
    v.array(v.object({ alias: v.string(), from: optionalVersion, to: optionalVersion })),
    v.minLength(1),
    v.maxLength(20),
  ),
});

/** `20261121T203301123Z-k3f9`: sorts by time, and is a key that every MLflow takes. */
export function recordId(timeMs: number, random: string): string {
  return `${new Date(timeMs).toISOString().replaceAll(/[-:.]/g, '')}-${random}`;
}

/** The version whose tag says it: the one that gets the alias that it is all about, or that loses it where nobody gets it. */
export function recordHolder(move: AliasMove, alias: string): string | undefined {
  const change = move.find((one) => one.alias === alias);
  return change?.to ?? change?.from;
}

export function recordTag({ id, timeMs, move, unmet, ...rest }: MoveRecord): {
  readonly key: string;
  readonly value: string;
} {
  const all = {
    when: new Date(timeMs).toISOString(),
    ...rest,
    who: fitting(rest.who, 200),
    why: fitting(rest.why, mostWhy),
    ...(unmet.length > 0 && { unmet: fittingOf(unmet) }),
    moves: move.map(({ alias, from, to }) => ({ alias, from: from ?? null, to: to ?? null })),
  };
  return { key: `${recordTagPrefix}${id}`, value: JSON.stringify(all) };
}

/** As much of a text as has room where it is written as JSON, which may take six characters for one. */
function fitting(text: string, room: number): string {
  let cut = text.slice(0, room);
  while (JSON.stringify(cut).length > room + 2) cut = cut.slice(0, Math.floor(cut.length * 0.9));
  return cut;
}

function fittingOf(texts: readonly string[]): readonly string[] {
  let room = mostUnmet;
  return texts.filter((text) => (room -= JSON.stringify(text).length) >= 0);
}

/** The moves that the tags of a version tell of. A tag that says nothing Podium knows is somebody else's. */
export function recordsIn(tags: Keyed<string>): readonly MoveRecord[] {
  return Object.entries(tags).flatMap(([key, value]) => {
    if (!key.startsWith(recordTagPrefix) || value.length > 2 * mostCharacters) return [];
    const parsed = v.safeParse(written, parsedJson(value));
    if (!parsed.success) return [];
    const { when, moves, commit, undoes, ...rest } = parsed.output;
    const move = moves.map(({ alias, from, to }) => ({ alias, from: from ?? undefined, to: to ?? undefined }));
    return {
      id: key.slice(recordTagPrefix.length),
      timeMs: Date.parse(when),
      ...rest,
      ...(commit !== undefined && { commit }),
      ...(undoes !== undefined && { undoes }),
      move,
    };
  });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
