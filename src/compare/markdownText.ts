/** A text as text in a table's cell, not as Markdown or HTML, and in one line. */
export function markdownText(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').replace(/[\\|`*_[\]<>&~]/g, '\\$&');
}
