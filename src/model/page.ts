/** One page of a search; without `nextPageToken` it is the last. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextPageToken?: string;
}
