/** Podium's log channel. Lines hold no secrets; names only where a failure is told of them. */
export interface Log {
  debug(line: string): void;
  info(line: string): void;
  warn(line: string): void;
  error(line: string | Error): void;
}
