import { buildPages } from '../esbuild.ts';
import { launchChromium } from './editor/chromium.ts';
import { mocha } from './lib/mocha.ts';

// Not in dist/, which other suites build meanwhile.
const folder = '.artifacts/webview';
await buildPages(folder);
process.env['PODIUM_PAGES'] = folder;
// Where there is none yet, it is unpacked before any test's clock starts.
await (await launchChromium()).close();
process.exitCode = await mocha('test/page/**/*.test.ts');
