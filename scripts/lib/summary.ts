import { readFileSync, writeFileSync } from 'node:fs';

/** How a suite went. */
export interface Summary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, by name. */
  readonly failures: readonly string[];
}

/** Leaves the figures where the one who started this suite asked for them; a suite run by hand leaves nothing. */
export function writeSummary(summary: Summary): void {
  const file = process.env['PODIUM_TEST_SUMMARY'];
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(summary)}\n`);
}

/** What a suite left; a suite that left nothing, or ran nothing, has failed once. */
export function readSummary(file: string): Summary {
  const { passed, failed, skipped, failures } = read(file) ?? { passed: 0, failed: 0, skipped: 0, failures: [] };
  if (passed + failed + skipped > 0) return { passed, failed, skipped, failures };
  return { passed, failed: 1, skipped, failures: ['It ran no test.'] };
}

function read(file: string): Summary | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Summary;
  } catch {
    return undefined;
  }
}

export function sum(summaries: readonly Summary[]): Summary {
  return {
    passed: summaries.reduce((total, each) => total + each.passed, 0),
    failed: summaries.reduce((total, each) => total + each.failed, 0),
    skipped: summaries.reduce((total, each) => total + each.skipped, 0),
    failures: summaries.flatMap(({ failures }) => failures),
  };
}

export function inWords({ passed, failed, skipped }: Summary): string {
  return `${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`;
}
