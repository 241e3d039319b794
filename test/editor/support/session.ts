import { hasPage } from './page.ts';

type Session = 'trusted' | 'reloaded' | 'restricted' | 'installed' | 'floor';

/** Which start of VS Code this is; see `scripts/editor/sessions.ts`. */
const session = process.env['PODIUM_SESSION'] as Session | undefined;

/** A suite for these sessions only; in the others it is not there at all, so nothing counts as skipped. */
export function describeIn(sessions: readonly Session[], title: string, suite: (this: Mocha.Suite) => void): void {
  if (session !== undefined && sessions.includes(session)) describe(`${title} (${session})`, suite);
}

/** The same for a suite that looks at the page; around a desktop VS Code there is none, and it counts as skipped. */
export function describeOnPage(sessions: readonly Session[], title: string, suite: (this: Mocha.Suite) => void): void {
  if (hasPage) describeIn(sessions, title, suite);
  else if (session !== undefined && sessions.includes(session))
    describe.skip(`${title} (${session}; skipped: a desktop VS Code has no page to look at)`, suite);
}
