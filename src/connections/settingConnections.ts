import type { ConnectionSetting } from '../host/settings.ts';
import type { Connection } from './connection.ts';
import { distinctNames } from './distinctNames.ts';
import { normalUri } from './location.ts';

/** The connections that the setting lists, one for each entry and in its order. */
export function settingConnections(entries: readonly ConnectionSetting[]): readonly Connection[] {
  return distinctNames(entries).map(({ name, trackingUri, workspace }) => ({
    id: `settings/${name}`,
    name,
    trackingUri: shownUri(trackingUri),
    source: 'settings',
    ...(workspace !== undefined && { workspace }),
  }));
}

/** What cannot be opened stays as it was typed, so that its row can say why, and Edit can mend it. */
function shownUri(trackingUri: string): string {
  try {
    return normalUri(trackingUri);
  } catch {
    return trackingUri.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1');
  }
}
