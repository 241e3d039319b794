import { fileNameFor } from '../../base/fileName.ts';

/** What a file is called until it is whole. */
export const partEnding = '.part';

/**
 * The names that things of one folder get on this computer, in their order: fit for any system, and different also where capitals and
 * accents do not tell names apart; none is what another is called before it is whole.
 */
export function safeNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  const isTaken = (name: string): boolean => taken.has(folded(name)) || taken.has(folded(name + partEnding));
  return names.map((name) => {
    const fit = fitName(name);
    let safe = fit;
    for (let count = 2; isTaken(safe); count++) safe = numbered(fit, count);
    taken.add(folded(safe)).add(folded(safe + partEnding));
    return safe;
  });
}

/** A dot at its start hides a file, which is no harm, and what it is known by: `.gitignore`. */
function fitName(name: string): string {
  return /^\.[^.]/.test(name) ? `.${fileNameFor(name.slice(1))}` : fileNameFor(name);
}

function numbered(name: string, count: number): string {
  const [, stem = '', ending = ''] = /^(.+?)(\.\w{1,5})?$/s.exec(name) ?? [];
  return `${stem} (${String(count)})${ending}`;
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
