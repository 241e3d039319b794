import { DatabaseSync } from 'node:sqlite';
import { keyed, type Keyed } from '../../src/base/keyed.ts';
import { recordTagPrefix } from '../../src/promotion/moveRecord.ts';

/** The aliases of a model as they stand in MLflow's database, whatever a server or Podium says of them. */
export class AliasTable {
  readonly #database: DatabaseSync;
  readonly #model: string;

  constructor(databaseUri: string, model: string) {
    this.#database = new DatabaseSync(databaseUri.replace('sqlite:///', ''), { timeout: 5_000 });
    this.#model = model;
  }

  aliases(): Keyed<string> {
    const statement = 'SELECT alias, version FROM registered_model_aliases WHERE name = ?';
    const rows = this.#database.prepare(statement).all(this.#model);
    return keyed(rows.map(({ alias, version }) => [String(alias), String(version)]));
  }

  /** Sets all aliases at once, and takes away what is on record. */
  begin(aliases: Keyed<string>): void {
    const put = 'INSERT INTO registered_model_aliases (name, alias, version) VALUES (?, ?, ?)';
    this.#database.exec('BEGIN IMMEDIATE');
    this.#database.prepare('DELETE FROM registered_model_aliases WHERE name = ?').run(this.#model);
    for (const [alias, version] of Object.entries(aliases))
      this.#database.prepare(put).run(this.#model, alias, Number(version));
    this.#database
      .prepare(`DELETE FROM model_version_tags WHERE name = ? AND key LIKE '${recordTagPrefix}%'`)
      .run(this.#model);
    this.#database.exec('COMMIT');
  }

  close(): void {
    this.#database.close();
  }
}
