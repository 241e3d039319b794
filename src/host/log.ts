/** Podium's log channel. Lines hold no secrets, and no names or values of the user's data. */
export interface Log {
  debug(line: string): void;
  info(line: string): void;
  warn(line: string): void;
  error(line: string | Error): void;
}
