import type { Keyed } from '../../base/keyed.ts';
import type { Afterwards } from '../../policy/policy.ts';
import type { AliasMove } from '../../promotion/aliasMove.ts';

/**
 * All that changes when a version gets an alias. What the version before gets comes first: whoever stops in between has then lost nothing. What
 * the promoted version gives up comes last.
 */
export function promotionMove(
  aliases: Keyed<string>,
  alias: string,
  version: string,
  { previousHolder, removes }: Afterwards,
): AliasMove {
  const holder = aliases[alias];
  const isHandedOn = previousHolder !== undefined && holder !== undefined && holder !== version;
  return [
    ...(isHandedOn ? [{ alias: previousHolder, from: aliases[previousHolder], to: holder }] : []),
    { alias, from: holder, to: version },
    ...removes
      .filter((other) => other !== alias && aliases[other] === version)
      .map((other) => ({ alias: other, from: version, to: undefined })),
  ];
}
