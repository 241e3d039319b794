/**
 * Parses JSON, and what some MLflow endpoints send instead: numbers written as bare `NaN`, `Infinity`, `-Infinity`. Those become strings of
 * the same name, which is how MLflow's other endpoints write them.
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const quoted = quoteBareNumbers(text);
    if (quoted === text) throw error;
    return JSON.parse(quoted);
  }
}

function quoteBareNumbers(text: string): string {
  const token = /"|NaN|-?Infinity/g;
  let result = '';
  let copied = 0;
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    if (found[0] === '"') {
      token.lastIndex = endOfString(text, found.index);
    } else {
      result += `${text.slice(copied, found.index)}"${found[0]}"`;
      copied = token.lastIndex;
    }
  }
  return result + text.slice(copied);
}

/** The place after the string that begins at `start`; a quote after an odd number of backslashes does not end it. */
function endOfString(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let before = quote;
    while (text[before - 1] === '\\') before--;
    if ((quote - before) % 2 === 0) return quote + 1;
  }
  return text.length;
}
