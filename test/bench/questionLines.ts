import { askedOf } from './questions.ts';
import { info, ms, type Line } from './report.ts';
import type { BenchStore } from './stores.ts';

/** The same questions to the database and to a server over it. */
export async function questionLines({ uri }: BenchStore, url: string): Promise<readonly Line[]> {
  console.log('Asking the database and the server the same questions …');
  const answers = await askedOf([uri, url]);
  return [...answers].map(([question, [direct = NaN, rest = NaN]]) =>
    info(question, `${ms(direct)} directly, ${ms(rest)} through mlflow server: ${(rest / direct).toFixed(0)} times`),
  );
}
