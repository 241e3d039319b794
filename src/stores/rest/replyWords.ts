import * as v from 'valibot';
import type { Reply, ReplyHead } from './exchange.ts';

/** What a person reads of an error: MLflow's own words, or the title of somebody else's page. */
export interface Words {
  readonly errorCode?: string;
  readonly message: string;
  readonly isPage: boolean;
}

/** So much of an error is looked at: it is a stranger's text, and patterns may be slow on a long one. */
const maxCharacters = 2000;

const errorBody = v.object({ error_code: v.nullish(v.string()), message: v.nullish(v.string(), '') });

export function wordsOf(reply: Reply): Words {
  // "You are not authenticated" and a link, which says nothing more than the status.
  if (reply.status === 401 && isHtml(reply)) return { message: '', isPage: true };
  const text = reply.body.toString('utf8');
  if (isHtml(reply)) return { message: pageTitle(text) || readable(text), isPage: true };
  try {
    const { error_code: code, message: whole } = v.parse(errorBody, JSON.parse(text));
    const message = whole.slice(0, maxCharacters);
    // FastAPI's own errors are `{"detail": …}`: no code, and no words of MLflow's.
    return code != null && /^[A-Z_]{1,60}$/.test(code)
      ? { errorCode: code, message, isPage: false }
      : { message, isPage: true };
  } catch {
    return { message: text.slice(0, maxCharacters).trim(), isPage: true };
  }
}

export function isHtml(reply: Reply): boolean {
  return (
    /html/i.test(reply.headers['content-type'] ?? '') ||
    /^\s*<(!doctype|html)/i.test(reply.body.subarray(0, 200).toString('latin1'))
  );
}

/** MLflow hands out every file as an attachment; what comes as a page to look at is somebody's sign-in. */
export function isPage({ headers }: ReplyHead): boolean {
  return headers['content-disposition'] === undefined && /html/i.test(headers['content-type'] ?? '');
}

export function pageTitle(html: string): string {
  return /<title[^>]*>([^<]*)/i.exec(html.slice(0, maxCharacters))?.[1]?.trim() ?? '';
}

function readable(html: string): string {
  return html
    .slice(0, maxCharacters)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
