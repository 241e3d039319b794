import { plainText } from '../base/plainText.ts';
import type { Aside, NodeOf } from '../services/node.ts';
import type { StoreFault } from '../stores/storeError.ts';
import type { Look } from './look.ts';
import { place } from './words.ts';

export function asideLook(node: Aside): Look {
  switch (node.kind) {
    case 'suggestion':
      return suggestionLook(node);
    case 'more':
      return {
        label: 'Load more…',
        description: `${String(node.loaded)} shown`,
        icon: { name: 'ellipsis' },
        spoken: `Load more, ${String(node.loaded)} shown`,
        opens: 'never',
        click: { command: 'podium.loadMore', title: 'Load More' },
      };
    case 'notice':
      return { label: '', description: plainText(node.text), spoken: plainText(node.text), opens: 'never' };
    case 'failure':
      return failureLook(node);
  }
}

function suggestionLook({ suggestion }: NodeOf<'suggestion'>): Look {
  const label = place(suggestion.trackingUri);
  // The name of the file; the tooltip says where it lies.
  const description = `suggested by ${plainText(/[^/\\]*$/.exec(suggestion.from)?.[0] ?? '', 80)}`;
  return {
    label,
    description,
    icon: { name: 'lightbulb' },
    spoken: `${plainText(suggestion.trackingUri)}, ${description}, press Enter to add it`,
    opens: 'never',
    click: { command: 'podium.connection.add', title: 'Add Connection' },
  };
}

function failureLook({ fault, message, outsideFolder }: NodeOf<'failure'>): Look {
  if (outsideFolder !== undefined) return outsideLook(message, outsideFolder);
  const label = faultWords[fault];
  return {
    label,
    description: plainText(message),
    icon: { name: 'error', color: 'list.errorForeground' },
    spoken: `Error: ${plainText(message, 400)} Press Enter to try again.`,
    opens: 'never',
    click: { command: 'podium.retry', title: 'Retry' },
  };
}

function outsideLook(message: string, folder: string): Look {
  return {
    label: 'Allow reading…',
    description: plainText(folder),
    icon: { name: 'lock' },
    spoken: `${plainText(message, 400)} Press Enter to allow it.`,
    opens: 'never',
    click: { command: 'podium.artifact.allowFolder', title: 'Allow Artifact Folder' },
  };
}

const faultWords: Readonly<Record<StoreFault | 'bug', string>> = {
  unreachable: 'Not reachable',
  timeout: 'Too slow to answer',
  busy: 'Busy',
  unauthorized: 'Not signed in',
  forbidden: 'Not allowed',
  notMlflow: 'Not an MLflow server',
  notFound: 'Not there any more',
  conflict: 'Conflict',
  invalid: 'Not understood by MLflow',
  damaged: 'Cannot be read',
  tooLarge: 'Too large',
  unsupported: 'Not supported',
  server: 'The server failed',
  disk: 'Could not be written',
  bug: 'Podium failed',
};
