import Mocha from 'mocha';
import { writeSummary } from './summary.ts';

/** Mocha's own `spec`, which also leaves its figures for whoever adds them up. */
export default class Reporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const names: string[] = [];
    const groups: string[] = [];
    runner.on('fail', (test) => {
      names.push(test.fullTitle());
      groups.push(groupOf(test.parent));
    });
    runner.once('end', () => {
      const { passes, failures, pending } = this.stats;
      writeSummary({ passed: passes, failed: failures, skipped: pending, failures: names, groups });
    });
  }
}

function groupOf(suite: Mocha.Suite | undefined): string {
  return suite?.parent && !suite.parent.root ? groupOf(suite.parent) : (suite?.title ?? '');
}
