import { stat } from 'node:fs/promises';
import { bytesOf, loadedBy, sourcesOf } from '../../scripts/lib/bundles.ts';
import type { Package } from '../../scripts/lib/package.ts';
import { pageBytes } from '../../scripts/lib/pageBytes.ts';
import { atMost, kb, type Line } from './report.ts';

/** What only some users need, and must not be loaded with the entry. */
const onFirstUse = /(?:^|\/)(?:node_modules\/(?:undici|js-yaml)|src\/stores\/(?:rest|sqlite|file|local|worker))\//;

export async function packageLines({ vsix, bundles }: Package): Promise<readonly Line[]> {
  const atOnce = loadedBy(bundles, 'dist/extension.js', { later: false });
  const early = sourcesOf(bundles, atOnce).filter((source) => onFirstUse.test(source));
  return [
    atMost('entry bundle, with the chunks that it loads at once', bytesOf(bundles, atOnce), 200_000, kb),
    atMost('scripts of all pages, with the chunks that they share', await pageBytes(), 650_000, kb),
    atMost('VSIX', (await stat(vsix)).size, 1_500_000, kb),
    {
      what: 'files of undici, YAML and the stores in it',
      measured: early.length === 0 ? 'none' : early.join(', '),
      limit: 'none',
      met: early.length === 0,
    },
  ];
}
