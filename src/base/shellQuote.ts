/** Whose words: those of a POSIX shell (sh, bash, zsh, dash), or of PowerShell. */
export type ShellName = 'posix' | 'powershell';

// A terminal obeys control characters although a shell would not; what has no width or turns the direction hides what is pasted.
const unwritable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const bare = /^[A-Za-z0-9_./:=@%+,-]+$/;

/**
 * A text as one word of a shell that means nothing but itself, safe to be pasted into a terminal. `undefined` where there is no such word:
 * for control characters, and for what Windows PowerShell hands on otherwise than it was written.
 */
export function shellQuote(text: string, shell: ShellName): string | undefined {
  if (unwritable.test(text)) return undefined;
  if (shell === 'posix') {
    if (bare.test(text) && !/^[=~%]/.test(text)) return text;
    return `'${text.replaceAll("'", String.raw`'\''`)}'`;
  }
  // To a program, Windows PowerShell passes double quotes, a last backslash and the empty text wrongly.
  if (text.includes('"') || text.endsWith('\\') || text === '') return undefined;
  if (bare.test(text) && /^[A-Za-z0-9_./]/.test(text) && !text.includes(',') && !text.includes('%')) return text;
  return powershellText(text);
}

/** A text as a literal of PowerShell, for what takes it as an object: a variable, or a cmdlet. */
export function powershellLiteral(text: string): string | undefined {
  return unwritable.test(text) ? undefined : powershellText(text);
}

function powershellText(text: string): string {
  // These are quotes to PowerShell, too.
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}
