/** Leaves a test out where it cannot hold, and says why. */
export function skipIf(condition: boolean, why: string, test: Mocha.Context): void {
  if (!condition) return;
  console.log(`    Skipped: ${why}`);
  test.skip();
}
