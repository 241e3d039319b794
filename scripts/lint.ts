import { runChecks } from './lib/checks.ts';
import { run } from './lib/processes.ts';

const tool = (script: string, ...args: string[]) => run(process.execPath, [`node_modules/${script}`, ...args]);

await runChecks([
  { name: 'eslint', run: () => tool('eslint/bin/eslint.js', '--max-warnings=0', '.') },
  { name: 'prettier', run: () => tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.') },
  { name: 'no dead code (knip)', run: () => tool('knip/bin/knip.js', '--no-progress') },
]);
