import type { FileAddress } from '../../host/ui.ts';
import type { PageIdentity } from '../pages.ts';

/** What VS Code itself shows as a wall of text, or not at all. */
const shown =
  /\.(csv|tsv|tab|jsonl|ndjson|geojson|parquet|pq|npy|npz|safetensors|onnx|zip|whl|pkl|pickle|joblib|pt|pth|ckpt|h5|hdf5|keras|skops)$|(^|_)table\.json$|^MLmodel$/i;

/** Whether a file opens in Podium's preview by itself. */
export function hasPreview(name: string): boolean {
  return shown.test(name);
}

/**
 * The preview as an editor, by VS Code's name for it. `podium.table` is there to be chosen, for files that other editors show as well;
 * `podium.data` opens what VS Code has no editor for. package.json says which names each takes.
 */
export const previewEditors = ['podium.table', 'podium.data'] as const;

export function previewIdentity(address: FileAddress): PageIdentity {
  return { kind: 'preview', ...address };
}
