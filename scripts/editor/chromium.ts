import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { cached } from '../lib/cache.ts';
import { run } from '../lib/processes.ts';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser without a window: Chromium from npm on Linux x64, elsewhere the Chrome that is installed. */
export async function launchChromium(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return await chromium.launch({ channel: 'chrome', args: quiet });
  const folder = await chromiumFolder();
  const executablePath = path.join(folder, 'chromium');
  try {
    return await chromium.launch({ executablePath, args: quiet });
  } catch (error) {
    if (!String(error).includes('error while loading shared libraries')) throw error;
    // A bare machine lacks libnss3 and its friends; the package has a copy.
    const libraries = [path.join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
    return await chromium.launch({ executablePath, args: quiet, env: { ...process.env, LD_LIBRARY_PATH: libraries } });
  }
}

/** The package unpacks itself into the temporary folder, where two that run at once meet half a browser; so give it one of its own. */
async function chromiumFolder(): Promise<string> {
  const entry = import.meta.resolve('@sparticuz/chromium');
  const manifest = await readFile(new URL('../../package.json', entry), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  return await cached(`chromium-${version}`, async (folder) => {
    console.log(`Unpacking Chromium ${version} (once) …`);
    const script = `import chromium from ${JSON.stringify(entry)}; await chromium.executablePath();`;
    // Told that it is in AWS, it unpacks its libraries too.
    const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
    if ((await run(process.execPath, ['--input-type=module', '--eval', script], { env })) !== 0)
      throw new Error('Chromium could not be unpacked.');
  });
}
