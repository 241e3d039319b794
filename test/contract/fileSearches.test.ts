import { execFile } from 'node:child_process';
import path from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import { openStore, type Store } from '../../src/stores/index.ts';
import { environmentWithoutMlflow } from '../support/environment.ts';
import { needsPython } from '../support/python.ts';
import { tempFolder, type TempFolder } from '../support/tempFolder.ts';
import { anySearchTests } from './anySearchTests.ts';
import { startOracle, type Oracle } from './oracle.ts';

const run = promisify(execFile);
const seed = path.resolve(import.meta.dirname, 'fileSeed.py');

describe('any search of a folder', function () {
  this.timeout(60_000);
  const context = {} as { store: Store; judge: Oracle };
  const owned: (() => Promise<void>)[] = [];
  let folder: TempFolder | undefined;

  before(async function () {
    await needsPython(this);
    folder = tempFolder();
    const root = path.join(folder.path, 'mlruns');
    await run(await pythonEnvironment(), [seed, root], { env: environmentWithoutMlflow() });
    context.judge = await startOracle(root);
    owned.push(() => context.judge.close());
    context.store = await openStore(root);
    owned.push(() => context.store.close());
  });
  after(async () => {
    for (const end of owned.reverse()) await end();
    folder?.[Symbol.dispose]();
  });

  // MLflow reads such a filter run by run and clause by clause: where nothing gets as far as what is wrong, it answers that it found nothing.
  anySearchTests(context, (ours, theirs) => isDeepStrictEqual(ours, theirs) || (isRefusal(ours) && isNothing(theirs)));
});

function isRefusal(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'errorCode' in answer;
}

function isNothing(answer: unknown): boolean {
  return isDeepStrictEqual(answer, { value: [] });
}
