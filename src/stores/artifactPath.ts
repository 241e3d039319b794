import { plainText } from '../base/plainText.ts';
import { StoreError } from './storeError.ts';

const longest = 1024;

/**
 * The segments of an artifact's path, which came from a server or a database and may therefore be anything.
 *
 * MLflow decodes percent signs again and again before it opens a file, so a path must also be harmless after that.
 * @throws StoreError `invalid` for what could leave the artifact root, on whatever machine the path is opened; it says why.
 */
export function artifactSegments(path: string): readonly string[] {
  const reason = reasonAgainst(path);
  if (reason === undefined) return path.split('/');
  throw new StoreError('invalid', `Podium does not open the artifact ${plainText(path, 100)}: its path ${reason}.`);
}

/** Whether a name holds a percent code: MLflow's server would look for what it stands for. */
export function holdsCodes(path: string): boolean {
  return decodeOnce(path) !== path;
}

function reasonAgainst(path: string): string | undefined {
  const reason = plainReason(path);
  if (reason !== undefined) return reason;
  const decoded = decodeOnce(path);
  const hidden = decoded === path ? undefined : reasonAgainst(decoded);
  if (hidden === undefined) return undefined;
  const read = ' once its percent codes are read';
  return hidden.endsWith(read) ? hidden : hidden + read;
}

function plainReason(path: string): string | undefined {
  if (path.length > longest) return `is longer than ${String(longest)} characters`;
  if (path.includes('\0')) return 'holds a character that ends it (NUL)';
  if (path.includes('\\')) return 'holds a backslash, at which Windows parts folders';
  if (/^[a-z]:/i.test(path)) return 'begins with the letter of a drive';
  if (path.startsWith('/')) return 'begins at the root of a disk';
  const segments = path.split('/');
  if (segments.includes('')) return 'has an empty name in it';
  return segments.some((segment) => segment === '.' || segment === '..') ? 'leads to another folder' : undefined;
}

/** What is no percent code stays as it is: `100%.txt` is a good name. */
function decodeOnce(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => Buffer.from(codes.replaceAll('%', ''), 'hex').toString('utf8'));
}
