import { formulaSafe } from './formulaSafe.ts';

/** A text as a field by RFC 4180, which no spreadsheet takes for a formula. */
export function csvField(text: string, separator = ','): string {
  const safe = formulaSafe(text);
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
