// Control characters (C0, C1), and all that Unicode calls ignorable: bidirectional overrides and isolates, what has no width, fillers, tags,
// variation selectors; line separators. What can hide or reorder a name.
// Spared: the joiner inside an emoji such as a family or a profession, and the selector that gives a sign its colours.
const hidden =
  /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f](?=\u200d\p{Extended_Pictographic}))(?<!\p{Extended_Pictographic}(?=\ufe0f))(?!\ufe0f\u20e3)[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/gu;

/**
 * One line of a server's text that is safe to show: invisible and direction-changing characters become `␣` or `⟦U+202E⟧`,
 * so that two different names never look the same, and what is too long is cut with `…`.
 */
export function plainText(text: string, maxCharacters = 200): string {
  // The cut first: a name of a megabyte must not be searched whole.
  const head = text.slice(0, maxCharacters * 2).replace(hidden, visible);
  const characters = [...head];
  if (text.length <= maxCharacters * 2 && characters.length <= maxCharacters) return head;
  return `${characters.slice(0, maxCharacters - 1).join('')}…`;
}

function visible(character: string): string {
  if (character === '\n' || character === '\t' || character === '\r') return '␣';
  const code = character.codePointAt(0) ?? 0;
  return `⟦U+${code.toString(16).toUpperCase().padStart(4, '0')}⟧`;
}
