import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../esbuild.ts';
import { runSession, sessions } from './editor/sessions.ts';
import { bundleEditorTests } from './editor/testBundle.ts';
import { packageExtension } from './lib/package.ts';
import { sum, writeSummary } from './lib/summary.ts';

// `npm run editor -- trusted --grep rows` runs one session, and of its tests those.
const { values, positionals } = parseArgs({ allowPositionals: true, options: { grep: { type: 'string' } } });
if (values.grep !== undefined) process.env['PODIUM_GREP'] = values.grep;
const chosen = positionals.length > 0 ? sessions.filter(({ name }) => positionals.includes(name)) : sessions;

const screenshots = path.resolve('.artifacts/screenshots');
for (const { name } of chosen) await rm(path.join(screenshots, name), { recursive: true, force: true });
const { vsix } = await packageExtension();
await build();
const prepared = { testsFile: await bundleEditorTests(), vsix, screenshots };

const results = [];
for (const session of chosen) results.push(await runSession(session, prepared));
const total = sum(results);
writeSummary(total);
process.exitCode = total.failed > 0 ? 1 : 0;
