import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A program that has the same database open, as a training script has: a process of its own, because locks are a matter between processes. */
export interface OtherProgram extends AsyncDisposable {
  /** `done`, or what SQLite says instead. It does not wait for locks. */
  execute(statements: string): Promise<string>;
}

export function startOtherProgram(path: string): OtherProgram {
  const child = fork(fileURLToPath(new URL('./databaseProgram.ts', import.meta.url)), [path], { execArgv: [] });
  const ended = once(child, 'exit');
  return {
    async execute(statements) {
      const answer = once(child, 'message');
      child.send(statements);
      return String((await answer)[0]);
    },
    async [Symbol.asyncDispose]() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
