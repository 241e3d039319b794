import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import { aliasesIn } from '../../promotion/aliasOrder.ts';
import { holderAt, type Holder } from '../../promotion/holderAt.ts';
import { moment } from '../../views/words.ts';
import { aliasHistoryOf } from './aliasHistoryOf.ts';
import type { Command } from '../command.ts';
import { listed } from '../outcome.ts';
import { modelFor } from './versionFor.ts';

/** Says which version had an alias at a moment, as far as that is known. */
export const holderAtMoment: Command = {
  id: 'podium.models.holderAt',
  title: 'Which Version Held an Alias…',

  async run(app, target) {
    const title = 'Which Version Held an Alias';
    const found = await modelFor(app, title, target);
    if (!found) return;
    const history = await aliasHistoryOf(app, found);
    const aliases = aliasesIn(history);
    if (aliases.length === 0)
      throw new UserError(`No alias of ${plainText(found.name, 100)} is known, now or from before.`);
    const items = aliases.map((each) => ({ label: `@${each}`, icon: 'bookmark', value: each }));
    const alias =
      target?.kind === 'alias' ? target.alias : await app.ui.pick({ title, placeholder: 'Which alias?', items });
    if (alias === undefined) return;
    const typed = await app.ui.input({
      title,
      prompt: 'When? As 2026-05-03, which means the end of that day, or 2026-05-03 14:30, in your own time zone',
      validate: (text) =>
        momentIn(text) === undefined ? 'Write a time that has been as 2026-05-03 or 2026-05-03 14:30.' : undefined,
    });
    const timeMs = typed === undefined ? undefined : momentIn(typed);
    if (timeMs === undefined) return;
    const which = `@${plainText(alias, 60)} of ${plainText(found.name, 100)}`;
    void app.ui.inform(holderSentence(which, timeMs, holderAt(history, alias, timeMs)));
  },
};

function holderSentence(which: string, timeMs: number, holder: Holder): string {
  const at = moment(timeMs);
  switch (holder.kind) {
    case 'known':
      return `On ${at}, ${held(holder.version)} had ${which}${byClocks(holder.clocks)}.`;
    case 'either': {
      const [one, other] = holder.versions;
      return `On ${at}, either ${held(one)} or ${held(other)} had ${which}: it moved somewhere else, between ${moment(holder.afterMs)} and ${moment(holder.beforeMs)}.`;
    }
    case 'unsure': {
      const versions = listed(holder.versions.map(held));
      return `On ${at}, one of these had ${which}: ${versions}. Which one cannot be told: the ${clocksDiffer(holder.wrongClocks)} from what others wrote and what was seen.`;
    }
    case 'unknown':
      return holder.beforeMs === undefined
        ? `Nothing is known of ${which}.`
        : `Which version had ${which} on ${at} is not known: nothing is on record from before ${moment(holder.beforeMs)}.`;
  }
}

/** One writer is as good as the record; where there are several, they need not agree. */
function byClocks(clocks: readonly string[]): string {
  return clocks.length < 2 ? '' : `, by the clocks of ${names(clocks)}`;
}

function clocksDiffer(people: readonly string[]): string {
  return people.length === 1 ? `clock of ${names(people)} differs` : `clocks of ${names(people)} differ`;
}

function names(people: readonly string[]): string {
  return listed(people.map((who) => plainText(who, 60)));
}

function held(version: string | undefined): string {
  return version === undefined ? 'no version' : `version ${plainText(version, 20)}`;
}

/** Local time; a day alone stands for its last second, or for now where it is today. */
function momentIn(text: string): number | undefined {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?$/.exec(text.trim()) ?? [];
  if (day === undefined) return undefined;
  const fromMs = Date.parse(`${day}T${time ?? '00:00:00'}`);
  const nowMs = Date.now();
  if (Number.isNaN(fromMs) || fromMs > nowMs) return undefined;
  return time === undefined ? Math.min(nowMs, Date.parse(`${day}T23:59:59`)) : fromMs;
}
