import { plainText } from './plainText.ts';

/** A name that may hold anything, as one segment of a path that people read. */
export function pathName(name: string): string {
  return plainText(name, 60).replace(/[/\\]/g, '∕') || 'unnamed';
}
