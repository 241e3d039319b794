import { plainText } from '../base/plainText.ts';

/** Text as itself: every character that Markdown could read as a sign is escaped, so it makes no link, image, heading or icon. */
export function asText(text: string, maxCharacters?: number): string {
  return plainText(text, maxCharacters).replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** Text as code, between more backticks than it holds; nothing within is Markdown. */
export function asCode(text: string, maxCharacters?: number): string {
  const plain = plainText(text, maxCharacters);
  if (plain.trim() === '') return '*(empty)*';
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${plain} ${fence}`;
}

/** A list of names and values, the first few of them. */
export function asList(entries: readonly (readonly [name: string, value: string])[], most: number): string {
  const lines = entries.slice(0, most).map(([name, value]) => `- ${asText(name, 80)}: ${asCode(value, 120)}`);
  if (entries.length > most) lines.push(`- … and ${String(entries.length - most)} more`);
  return lines.join('\n');
}
