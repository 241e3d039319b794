import { globSync } from 'node:fs';
import path from 'node:path';
import { runChecks } from './lib/checks.ts';
import { run } from './lib/processes.ts';

// A folder that has no source yet is left out: tsc calls a project without files an error.
const configs = globSync('{src,webview,test}/tsconfig.json').filter(
  (config) => globSync(`${path.dirname(config)}/**/*.ts`).length > 0,
);
await runChecks(
  configs.map((config) => ({
    name: `types in ${path.dirname(config)}/`,
    run: () => run(process.execPath, ['node_modules/typescript/bin/tsc', '--project', config]),
  })),
);
