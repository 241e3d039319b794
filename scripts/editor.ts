import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../esbuild.ts';
import { runSession, sessions } from './editor/sessions.ts';
import { bundleEditorTests } from './editor/testBundle.ts';
import { packageExtension } from './lib/package.ts';
import { readSummary, sum, writeSummary } from './lib/summary.ts';

// `npm run editor -- trusted --grep rows` runs one session, and of its tests those.
const { values, positionals } = parseArgs({ allowPositionals: true, options: { grep: { type: 'string' } } });
if (values.grep !== undefined) process.env['PODIUM_GREP'] = values.grep;
const chosen = positionals.length > 0 ? sessions.filter(({ name }) => positionals.includes(name)) : sessions;

const summaries = await mkdtemp(path.join(os.tmpdir(), 'podium-editor-'));
const screenshots = path.resolve('.artifacts/screenshots');
try {
  for (const { name } of chosen) await rm(path.join(screenshots, name), { recursive: true, force: true });
  const { vsix } = await packageExtension();
  await build();
  const prepared = { testsFile: await bundleEditorTests(), vsix, screenshots };

  const results = [];
  for (const session of chosen) {
    const file = path.join(summaries, `${session.name}.json`);
    const succeeded = await runSession(session, prepared, file);
    const summary = readSummary(file);
    // VS Code may fall over after the last test, or before the first one.
    results.push(succeeded || summary.failed > 0 ? summary : { ...summary, failed: 1 });
  }
  const total = sum(results);
  writeSummary(total);
  process.exitCode = total.failed > 0 ? 1 : 0;
} finally {
  await rm(summaries, { recursive: true, force: true });
}
