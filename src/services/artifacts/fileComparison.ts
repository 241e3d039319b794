import { isImageName } from '../../model/imageItems.ts';
import { hasPreview } from './previews.ts';

/** How two files are compared; `unknown` as long as nobody has looked into them. */
export type FileComparison = 'images' | 'tables' | 'texts' | 'bytes' | 'unknown';

const table = /\.(csv|tsv|tab|jsonl|ndjson|parquet|pq)$|(^|_)table\.json$/i;
const text =
  /\.(txt|md|rst|log|ya?ml|json|toml|ini|cfg|py|ipynb|r|sh|sql|js|ts|css|html?|xml|tex)$|^(MLmodel|MLproject|Dockerfile|Makefile)$/i;

/** Whether a file is called like a table of which rows can be joined with others. */
export function isTableName(name: string): boolean {
  return table.test(name);
}

/** By what the files are called, whatever is in them. */
export function comparisonOf(one: string, other: string): FileComparison {
  const [kind, otherKind] = [kindOf(one), kindOf(other)];
  return kind === otherKind ? kind : 'unknown';
}

function kindOf(name: string): FileComparison {
  if (isImageName(name)) return 'images';
  if (isTableName(name)) return 'tables';
  if (text.test(name)) return 'texts';
  return hasPreview(name) ? 'bytes' : 'unknown';
}
