import { plainText } from '../../src/base/plainText.ts';
import { fileSize } from '../../src/model/words.ts';
import type { PixelDifference } from './pixelDifference.ts';
import type { ShownImage } from './shownImages.ts';
import type { Size } from './zoom.ts';

/** What an image is, in words. */
export function altOf(name: string, step: number | undefined, of?: string, size?: Size): string {
  const parts = [
    plainText(name, 120),
    step === undefined ? '' : ` at step ${step}`,
    of === undefined ? '' : ` of ${plainText(of, 60)}`,
    size ? `, ${sizeWords(size)} pixels` : '',
  ];
  return parts.join('');
}

export function sizeWords({ width, height }: Size): string {
  return `${width} × ${height}`;
}

/** What is to be known of an image before it is opened: where it lies, how large the file is, how many steps there are. */
export function factsOf({ folder, sides, steps }: ShownImage): string {
  const sizes = sides.flatMap((item) => item?.frames.at(-1)?.sizeBytes ?? []).map(fileSize);
  const last = steps.at(-1);
  const logged = last === undefined ? [...new Set(sizes)].join(' ↔ ') : stepsWords(steps.length, last);
  return [plainText(folder, 60), logged].filter(Boolean).join(' · ');
}

function stepsWords(count: number, last: number): string {
  return count === 1 ? `step ${last}` : `${count.toLocaleString('en')} steps, to ${last}`;
}

/** How two images differ. */
export function differenceWords(sizes: readonly Size[], found: PixelDifference | 'none' | undefined): string {
  const [one, other] = sizes;
  if (!one || !other) return '';
  if (one.width !== other.width || one.height !== other.height) {
    return `not of the same size: ${sizeWords(one)} and ${sizeWords(other)}`;
  }
  if (found === undefined) return 'comparing…';
  if (found === 'none') return '';
  const { differing, all, most } = found;
  if (differing === 0) return 'every pixel is the same';
  const share = (100 * differing) / all;
  const percent = share < 0.1 ? 'less than 0.1' : share.toFixed(share < 10 ? 1 : 0);
  return `${differing.toLocaleString('en')} of ${all.toLocaleString('en')} pixels differ (${percent} %), at most by ${most} of 255`;
}
