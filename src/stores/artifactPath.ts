import { StoreError } from './storeError.ts';

const longest = 1024;

/**
 * The segments of an artifact's path, which came from a server or a database and may therefore be anything.
 *
 * MLflow decodes percent signs again and again before it opens a file, so a path must also be harmless after that.
 * @throws StoreError `invalid` for what could leave the artifact root, on whatever machine the path is opened.
 */
export function artifactSegments(path: string): readonly string[] {
  if (isHarmless(path)) return path.split('/');
  throw new StoreError(
    'invalid',
    'Podium does not open this artifact: its path could lead out of the artifact folder.',
  );
}

function isHarmless(path: string): boolean {
  if (!isInside(path)) return false;
  const decoded = decodeOnce(path);
  return decoded === path || isHarmless(decoded);
}

function isInside(path: string): boolean {
  if (path.length > longest || /[\\\0]/.test(path) || /^[a-z]:/i.test(path)) return false;
  return path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}

/** Whether a name holds a percent code: MLflow's server would look for what it stands for. */
export function holdsCodes(path: string): boolean {
  return decodeOnce(path) !== path;
}

/** What is no percent code stays as it is: `100%.txt` is a good name. */
function decodeOnce(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => Buffer.from(codes.replaceAll('%', ''), 'hex').toString('utf8'));
}
