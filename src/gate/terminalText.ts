import { plainText } from '../base/plainText.ts';

const mostCharacters = 2_000;

/**
 * Text for a terminal that may be a pipeline's log: nothing in it moves the cursor, and nothing is a command to GitHub Actions (`::` where a line
 * begins, `##[` anywhere) or to Azure Pipelines (`##vso[`). Tags of a version are somebody else's.
 */
export function terminalText(text: string): string {
  return text.split('\n').map(terminalLine).join('\n');
}

function terminalLine(line: string): string {
  return plainText(line, mostCharacters)
    .replace(/##(?=\[|vso\[)/gi, '# #')
    .replace(/^(\s*):(?=:)/, '$1: ');
}

/** The same value as JSON, which is no command either. */
export function terminalJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2).replaceAll('##', String.raw`#\u0023`)}\n`;
}
