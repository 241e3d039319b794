import { keyed, type Keyed } from '../base/keyed.ts';

/**
 * The names at which not all have the same, in the order in which they are met. A name that only some have is one of these; one alone differs
 * in nothing.
 */
export function differingNames(all: readonly Keyed<string>[]): readonly string[] {
  return namesIn(all, ({ differs, having }) => differs || having < all.length);
}

/** The same, but only those of which at least two have different values. */
export function namesOfDifferentValues(all: readonly Keyed<string>[]): readonly string[] {
  return namesIn(all, ({ differs }) => differs);
}

interface Met {
  readonly first: string | undefined;
  having: number;
  differs: boolean;
}

function namesIn(all: readonly Keyed<string>[], isWanted: (met: Met) => boolean): readonly string[] {
  const met = new Map<string, Met>();
  for (const one of all) {
    for (const name of Object.keys(one)) {
      const value = one[name];
      const before = met.get(name);
      if (before) {
        before.having++;
        before.differs ||= before.first !== value;
      } else met.set(name, { first: value, having: 1, differs: false });
    }
  }
  return [...met].flatMap(([name, one]) => (isWanted(one) ? name : []));
}

/** What each of several has of those in which they differ. */
export function differing(all: readonly Keyed<string>[], names = differingNames(all)): readonly Keyed<string>[] {
  return all.map((one) =>
    keyed(
      names.flatMap((name) => {
        const value = one[name];
        return value === undefined ? [] : [[name, value] as const];
      }),
    ),
  );
}
