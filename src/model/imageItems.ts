import { fileNameOf, inFolderOrder, type FileInfo } from './artifact.ts';
import { loggedImages, namedImage, type LoggedImage } from './loggedImage.ts';

/** One thing to look at: a file, or what was logged under a key, step by step. */
export interface ImageItem {
  /** What the same thing is called in another folder, or run. Each once. */
  readonly id: string;
  readonly name: string;
  /** The folder that it lies in, below the one that is looked at; empty for that itself. */
  readonly folder: string;
  /** By step; of a file one, which has none. */
  readonly frames: readonly ImageFrame[];
}

export interface ImageFrame {
  /** Of the file, below the artifacts of the run or model. */
  readonly path: string;
  /** Of a copy of few pixels, where MLflow made one. */
  readonly smallPath?: string;
  readonly step?: number;
  readonly sizeBytes?: number;
}

const imageName = /\.(png|jpe?g|gif|webp|bmp|avif|svg)$/i;

/** Whether a file is called like an image that a browser may show. */
export function isImageName(name: string): boolean {
  return imageName.test(name);
}

/** The images among some files: first what was logged step by step, each key once, then the others by their names. */
export function imageItems(files: readonly FileInfo[], below: string): readonly ImageItem[] {
  const images = inFolderOrder(files.filter((file) => !file.isDir && isImageName(file.path)));
  const folders = new Map<string, FileInfo[]>();
  for (const file of images) {
    const folder = file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')));
    const own = folders.get(folder);
    if (own) own.push(file);
    else folders.set(folder, [file]);
  }
  const [logged, others]: [ImageItem[], ImageItem[]] = [[], []];
  for (const [path, own] of folders) {
    const folder = relativeTo(below, path);
    const named = own.map(namedImage);
    for (const [key, steps] of Object.entries(loggedImages(named))) {
      logged.push({ id: `key ${folder}/${key}`, name: key, folder, frames: steps.map(frameOf) });
    }
    for (const file of own.filter((_, at) => !named[at])) {
      const name = fileNameOf(file);
      others.push({ id: `file ${folder}/${name}`, name, folder, frames: [fileFrame(file)] });
    }
  }
  return [...logged, ...others];
}

function relativeTo(below: string, path: string): string {
  return below === '' ? path : path.slice(below.length + 1);
}

function frameOf({ step, file, small }: LoggedImage): ImageFrame {
  const whole = file ?? small;
  if (!whole) throw new Error('An image has a file.');
  return { ...fileFrame(whole), step, ...(small && { smallPath: small.path }) };
}

function fileFrame({ path, fileSizeBytes: sizeBytes }: FileInfo): ImageFrame {
  return { path, ...(sizeBytes !== undefined && { sizeBytes }) };
}
