import { keyed, type Keyed } from '../base/keyed.ts';
import { fileNameOf, type FileInfo } from './artifact.ts';

/** The folder in which MLflow's `log_image(image, key=…, step=…)` keeps images, and the tag of runs that have some. */
export const imagesFolder = 'images';
export const imagesTag = 'mlflow.loggedImages';

/** An image that was logged under a key at a step. */
export interface LoggedImage {
  readonly step: number;
  readonly timestampMs: number;
  /** As it was logged. Absent as long as only the small copy is there. */
  readonly file?: FileInfo;
  /** A copy of at most 256 × 256 pixels. MLflow writes it after the other. */
  readonly small?: FileInfo;
}

// Since MLflow 3 the parts are joined with +, before that with %; of a key's / it made ~, and before that #.
const name =
  /^(?<key>.+)(?<by>[+%])step\k<by>(?<step>-?\d+)\k<by>timestamp\k<by>(?<timestampMs>\d+)\k<by>(?<id>[\w-]+?)(?<small>\k<by>compressed)?\.(?:png|webp|jpe?g|gif)$/i;

/** What the name of a file says of the image in it. */
export interface NamedImage {
  readonly key: string;
  readonly step: number;
  readonly timestampMs: number;
  /** What an image and its small copy have in common. */
  readonly id: string;
  readonly isSmall: boolean;
  readonly file: FileInfo;
}

const longestPath = 1_000;

/** `undefined` for what `log_image` did not write. */
export function namedImage(file: FileInfo): NamedImage | undefined {
  if (file.isDir || file.path.length > longestPath) return undefined;
  const groups = name.exec(fileNameOf(file))?.groups;
  if (!groups) return undefined;
  const [step, timestampMs] = [Number(groups['step']), Number(groups['timestampMs'])];
  if (!Number.isSafeInteger(step) || !Number.isSafeInteger(timestampMs)) return undefined;
  return {
    key: (groups['key'] ?? '').replace(/[~#]/g, '/'),
    step,
    timestampMs,
    id: [step, timestampMs, groups['id']].join(),
    isSmall: groups['small'] !== undefined,
    file,
  };
}

/** The images of a run by key, each list by step, from what the names of its files say. */
export function loggedImages(named: readonly (NamedImage | undefined)[]): Keyed<readonly LoggedImage[]> {
  const byKey = new Map<string, Map<string, LoggedImage>>();
  for (const image of named) {
    if (!image) continue;
    const { key, step, timestampMs, id, isSmall, file } = image;
    const images = byKey.get(key) ?? new Map<string, LoggedImage>();
    images.set(id, { ...images.get(id), step, timestampMs, ...(isSmall ? { small: file } : { file }) });
    byKey.set(key, images);
  }
  const names = [...byKey.keys()].sort();
  return keyed(names.map((key) => [key, lastOfEachStep([...(byKey.get(key)?.values() ?? [])])]));
}

/** A step that was logged again, as by a run that was resumed, shows what was logged last. */
function lastOfEachStep(images: readonly LoggedImage[]): readonly LoggedImage[] {
  const sorted = images.toSorted((a, b) => a.step - b.step || a.timestampMs - b.timestampMs);
  return sorted.filter(({ step }, index) => sorted[index + 1]?.step !== step);
}
