import { plainText } from '../../base/plainText.ts';

const longestMessage = 2_000;

/** A text for a label, where VS Code would draw `$(name)` as an icon. */
export function labelText(text: string): string {
  return plainText(text).replace(/\$\([a-z0-9-]+(?:~[a-z]+)?\)/gi, '\\$&');
}

/** A text for a message, where VS Code would make `[words](command:…)` something to click on. */
export function messageText(text: string): string {
  return plainText(text, longestMessage).replaceAll('](', '] (');
}

/** A text for the line below an input, where it would do both. */
export function promptText(text: string): string {
  return labelText(messageText(text));
}

/** The lines below a modal question. The breaks between them are ours; those within names are not. */
export function detailText(text: string): string {
  return text.split('\n').map(messageText).join('\n');
}
