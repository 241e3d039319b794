/** The fields of each record of a text that ends where a record does; records in which nothing stands are left out. Divided as `RecordScanner` does. */
export function csvRecords(text: string, delimiter: string): string[][] {
  const records: string[][] = [];
  for (let at = 0; at < text.length;) {
    const fields: string[] = [];
    let isEnd = false;
    const start = at;
    while (!isEnd) {
      const field = text[at] === '"' ? quotedField(text, at, delimiter) : plainField(text, at, delimiter);
      fields.push(field.value);
      isEnd = text[field.end] !== delimiter;
      at = field.end + 1;
    }
    const only = fields[0] ?? '';
    if (fields.length > 1 || only !== '' || text[start] === '"') records.push(fields);
  }
  return records;
}

interface Field {
  readonly value: string;
  /** The place of what ends it. */
  readonly end: number;
}

function plainField(text: string, from: number, delimiter: string): Field {
  const end = endOf(text, from, delimiter);
  return { value: text[end] === delimiter ? text.slice(from, end) : withoutReturns(text.slice(from, end)), end };
}

/** What follows the closing quote belongs to the field as it stands. */
function quotedField(text: string, from: number, delimiter: string): Field {
  let value = '';
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { value: value + text.slice(at), end: text.length };
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      const rest = plainField(text, quote + 1, delimiter);
      return { value: value + rest.value, end: rest.end };
    }
    value += '"';
    at = quote + 2;
  }
}

function endOf(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n') at++;
  return at;
}

/** Of a line that ends as in Windows. */
function withoutReturns(field: string): string {
  let end = field.length;
  while (field[end - 1] === '\r') end--;
  return field.slice(0, end);
}
