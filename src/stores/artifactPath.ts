import { StoreError } from './storeError.ts';

const longest = 1024;

/**
 * The segments of an artifact's path, which came from a server or a database and may therefore be anything.
 *
 * MLflow decodes percent signs again and again before it opens a file, so a path must also be harmless after that.
 * @throws StoreError `invalid` for what could leave the artifact root, on whatever machine the path is opened.
 */
export function artifactSegments(path: string): readonly string[] {
  for (let form = path, before = ''; form !== before; before = form, form = decodeOnce(form)) {
    if (isInside(form)) continue;
    throw new StoreError(
      'invalid',
      'Podium does not open this artifact: its path could lead out of the artifact folder.',
    );
  }
  return path.split('/');
}

function isInside(path: string): boolean {
  if (path.length > longest || /[\\\0]/.test(path) || /^[a-z]:/i.test(path)) return false;
  return path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}

/** What is no percent code stays as it is: `100%.txt` is a good name. */
function decodeOnce(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => Buffer.from(codes.replaceAll('%', ''), 'hex').toString('utf8'));
}
