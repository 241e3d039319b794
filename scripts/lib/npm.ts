import { run } from './processes.ts';

const windows = process.platform === 'win32';

/**
 * Runs npm in a folder of its own. Install scripts stay off: what we install this way is either plain JavaScript or comes with its
 * binaries, and nothing must ask for a compiler.
 */
export async function npm(args: readonly string[], folder: string): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await run('npm', [...args, ...quiet], { cwd: folder, shell: windows, env: outsideOurOwnNpm() });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} did not finish; what it said is above.`);
}

/** An npm that runs inside `npm test` would take our own package's folder and settings for its own. */
function outsideOurOwnNpm(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(?:package_|lifecycle_|config_local_prefix)/i.test(name)),
  );
}
