import { plainText } from '../../base/plainText.ts';
import type { Keyed } from '../../base/keyed.ts';
import { overtaken, undone, type AliasChange, type AliasMove } from '../../promotion/aliasMove.ts';
import type { MoveOutcome } from '../../promotion/carryOut.ts';
import type { MadeMove } from './aliasMoves.ts';

/** A move as people are told of it: of which model, and which alias it is all about. */
type ToldMove = Pick<MadeMove, 'model' | 'alias' | 'move'>;

/** `@champion: version 7 → version 9`, a line for each alias that changes hands. */
export function moveLines(move: AliasMove): readonly string[] {
  return changes(move).map(({ alias, from, to }) => `${at(alias)}: ${held(from)} → ${held(to)}`);
}

/** What is to be done, as a question or a sentence goes on: `Give @champion of churn to version 9`. */
export function moveDeed({ model, alias, move }: ToldMove): string {
  const { from, to } = about(alias, move);
  const which = `${at(alias)} of ${plainText(model, 100)}`;
  return to === undefined ? `Take ${which} from ${held(from)}` : `Give ${which} to ${held(to)}`;
}

/** What was done: `Gave @champion of churn to version 9. Version 7 has @rollback now.` */
export function moveDone(told: ToldMove): string {
  const others = changes(told.move).filter(({ alias }) => alias !== told.alias);
  const deed = moveDeed(told).replace(/^Give/, 'Gave').replace(/^Take/, 'Took');
  return [`${deed}.`, ...others.map(otherDone)].join(' ');
}

function otherDone({ alias, from, to }: AliasChange): string {
  return to === undefined ? `${at(alias)} was taken from ${held(from)}.` : `Version ${shown(to)} has ${at(alias)} now.`;
}

/** What became of a move that is not simply done, and how things stand now. */
export function moveProblem(told: ToldMove, outcome: Exclude<MoveOutcome, { kind: 'done' }>): string {
  const { move, model } = told;
  const of = `of ${plainText(model, 100)}`;
  switch (outcome.kind) {
    case 'overtaken': {
      const others = overtaken(move, outcome.now);
      const were = others.map(({ alias, from }) => `${at(alias)} was with ${held(from)}`).join(', ');
      return `Nothing was changed, because somebody else has moved aliases ${of} meanwhile: when you looked, ${were}. Now ${standing(others, outcome.now)}. Look again, then decide.`;
    }
    case 'failed': {
      const { now, error } = outcome;
      if (!now) {
        const done = moveLines(outcome.written).join(', ');
        if (done === '' && error.outcome === undefined) return `${error.message} Nothing was written.`;
        const which = done === '' ? '' : ` This is done, or may be: ${done}.`;
        return `${error.message} How the aliases ${of} stand now could not be read either.${which} Look before you try again.`;
      }
      const left = move.filter(({ alias, from }) => now[alias] !== from);
      return left.length === 0
        ? `${error.message} Everything is as it was: ${standing(changes(move), now)}.`
        : `${error.message} Not everything is as it was: ${standing(left, now)}. Move these by hand.`;
    }
    case 'contested':
      return `The aliases ${of} were moved, and right after that somebody else moved them on. Now ${standing(undone(move, outcome.now), outcome.now)}.`;
    case 'unseen':
      return `${moveDone(told)} Whether that is still so could not be read: ${outcome.error.message}`;
  }
}

/** A name in which letters may look like others. */
export function unusualName(model: string, move: AliasMove): string | undefined {
  return [model, ...move.map(({ alias }) => alias)].find((name) => /[^\x20-\x7e]/.test(name));
}

export function unusualWords(name: string): string {
  return `"${plainText(name, 100)}" has letters that may look like others. Make sure that it is the one you mean.`;
}

function standing(aliases: readonly AliasChange[], now: Keyed<string>): string {
  return aliases.map(({ alias }) => `${at(alias)} is with ${held(now[alias])}`).join(', ');
}

function about(wanted: string, move: AliasMove): Omit<AliasChange, 'alias'> {
  return move.find(({ alias }) => alias === wanted) ?? { from: undefined, to: undefined };
}

function changes(move: AliasMove): AliasMove {
  return move.filter(({ from, to }) => from !== to);
}

function held(version: string | undefined): string {
  return version === undefined ? 'no version' : `version ${shown(version)}`;
}

function at(alias: string): string {
  return `@${plainText(alias, 60)}`;
}

function shown(version: string): string {
  return plainText(version, 20);
}
