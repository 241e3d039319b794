type Session = 'trusted' | 'restricted' | 'installed' | 'floor';

/** Which start of VS Code this is; see `scripts/editor/sessions.ts`. */
const session = process.env['PODIUM_SESSION'] as Session | undefined;

/** A suite for these sessions only; in the others it is not there at all, so nothing counts as skipped. */
export function describeIn(sessions: readonly Session[], title: string, suite: (this: Mocha.Suite) => void): void {
  if (session !== undefined && sessions.includes(session)) describe(`${title} (${session})`, suite);
}
