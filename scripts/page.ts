import { build } from '../esbuild.ts';
import { launchChromium } from './editor/chromium.ts';
import { mocha } from './lib/mocha.ts';

await build();
// Where there is none yet, it is unpacked before any test's clock starts.
await (await launchChromium()).close();
process.exitCode = await mocha('test/page/**/*.test.ts');
