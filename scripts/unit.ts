import { mocha } from './lib/mocha.ts';

process.exitCode = await mocha('test/unit/**/*.test.ts');
