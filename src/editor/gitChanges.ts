/** Of the Git extension's changes, what Podium uses; addresses as they are there. */
export interface GitChange<Address> {
  readonly status: number;
  readonly uri: Address;
  readonly originalUri: Address;
  readonly renameUri: Address | undefined;
}

export interface FileChange<Address> {
  readonly uri: Address;
  readonly isInOne: boolean;
  readonly isInOther: boolean;
}

interface Step<Address> {
  readonly uri: Address;
  readonly wasThere: boolean;
  readonly isThere: boolean;
}

/** The extension's `Status`, as far as two commits differ in it. */
const status = { indexAdded: 1, indexDeleted: 2, indexRenamed: 3, deleted: 6 } as const;

/**
 * The files that may differ between two commits. The Git extension tells only what changed since the commit that both come from, so that
 * one way alone would say nothing of an older commit: both ways together name every file, and in which of the two it is.
 */
export function changedFiles<Address extends { toString(): string }>(
  toOne: readonly GitChange<Address>[],
  toOther: readonly GitChange<Address>[],
): readonly FileChange<Address>[] {
  const [one, other] = [stepsIn(toOne), stepsIn(toOther)];
  const all = new Map([...one, ...other]);
  const files = [...all].map(([key, { uri, wasThere }]) => ({
    uri,
    isInOne: one.get(key)?.isThere ?? wasThere,
    isInOther: other.get(key)?.isThere ?? wasThere,
  }));
  // What both took away is in none.
  return files.filter(({ isInOne, isInOther }) => isInOne || isInOther);
}

/** By address; a file that was renamed went from one place and came to another. */
function stepsIn<Address extends { toString(): string }>(
  changes: readonly GitChange<Address>[],
): ReadonlyMap<string, Step<Address>> {
  const steps = changes.flatMap((change): readonly Step<Address>[] => {
    switch (change.status) {
      case status.indexAdded:
        return [{ uri: change.uri, wasThere: false, isThere: true }];
      case status.indexDeleted:
      case status.deleted:
        return [{ uri: change.uri, wasThere: true, isThere: false }];
      case status.indexRenamed:
        return [
          { uri: change.originalUri, wasThere: true, isThere: false },
          { uri: change.renameUri ?? change.uri, wasThere: false, isThere: true },
        ];
      default:
        return [{ uri: change.uri, wasThere: true, isThere: true }];
    }
  });
  return new Map(steps.map((step) => [step.uri.toString(), step]));
}
