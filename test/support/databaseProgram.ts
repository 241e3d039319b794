import { DatabaseSync } from 'node:sqlite';

// Another program with a database open: it executes what it is sent, and says "done", or why not.
const database = new DatabaseSync(process.argv[2] ?? '');
process.on('message', (statements: string) => {
  let answer = 'done';
  try {
    database.exec(statements);
  } catch (error) {
    answer = (error as Error).message;
  }
  process.send?.(answer);
});
