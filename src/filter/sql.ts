/** What SQLite can be given in place of a `?`. */
export type Param = string | number | bigint | null;

/** A piece of SQL with the values that belong to it. Values travel beside the text and never in it. */
export interface Sql {
  readonly text: string;
  readonly params: readonly Param[];
}

/** Writes SQL: pieces are put in, everything else becomes a `?`. Only the literal parts of the template are ever SQL. */
export function sql(literals: TemplateStringsArray, ...inserts: readonly (Sql | Param)[]): Sql {
  let text = literals[0] ?? '';
  const params: Param[] = [];
  inserts.forEach((insert, index) => {
    if (isSql(insert)) {
      text += insert.text;
      params.push(...insert.params);
    } else {
      text += '?';
      params.push(insert);
    }
    text += literals[index + 1] ?? '';
  });
  return { text, params };
}

/** A table, column or alias, by a name that this code itself chose. */
export function named(name: string): Sql {
  if (!/^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/i.test(name)) throw new Error(`${name} is no name.`);
  return { text: name, params: [] };
}

/** Pieces with ` AND `, ` OR ` or `, ` between them. */
export function joined(pieces: readonly Sql[], between: ' AND ' | ' OR ' | ', '): Sql {
  return { text: pieces.map((piece) => piece.text).join(between), params: pieces.flatMap((piece) => piece.params) };
}

/** All of them; true where there are none. */
export function every(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`1` : joined(conditions, ' AND ');
}

function isSql(insert: Sql | Param): insert is Sql {
  return typeof insert === 'object' && insert !== null;
}
