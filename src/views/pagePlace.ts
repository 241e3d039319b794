import { StoreError } from '../stores/storeError.ts';

/** Where the next page of a list begins, and where those before it began. */
export interface PagePlace {
  readonly pageToken: string;
  readonly before: PagePlace | undefined;
}

/**
 * The place after a page, if the list goes on.
 * @throws StoreError `damaged` for a token that came before: such a list would be read for ever.
 */
export function placeAfter(before: PagePlace | undefined, pageToken: string | undefined): PagePlace | undefined {
  if (pageToken === undefined) return undefined;
  for (let place = before; place; place = place.before) if (place.pageToken === pageToken) throw circular();
  return { pageToken, before };
}

function circular(): StoreError {
  return new StoreError(
    'damaged',
    'The list goes in a circle: the server names a page as the next one that came before. Ask its administrator.',
  );
}
