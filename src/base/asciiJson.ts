/**
 * JSON in which every character can be seen, and typed: whatever is not printable ASCII is written as `\u…`. It means the same, and no
 * terminal, encoding or shell makes something else of it.
 */
export function asciiJson(json: string): string {
  return json
    .replace(/[\n\r\t]+ */g, ' ')
    .replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
