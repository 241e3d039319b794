import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { pythonEnvironment } from '../../scripts/lib/python.ts';
import { comparedValue } from '../../src/model/comparedRow.ts';
import { modelPage } from '../../src/panels/model/modelPage.ts';
import type { ComparedSection } from '../../src/protocol/model.ts';
import { testApp } from '../support/app.ts';
import { environmentWithoutMlflow } from '../support/environment.ts';
import { startMlflow, type MlflowServer } from '../support/mlflowServer.ts';
import { needsPython } from '../support/python.ts';
import { tempFolder, type TempFolder } from '../support/tempFolder.ts';

const run = promisify(execFile);
const program = (name: string): string => path.resolve(import.meta.dirname, name);
const never = new AbortController().signal;
const name = 'churn größe';
const versions = ['1', '2'] as const;

type Texts = Readonly<Record<string, string>>;

/** What `versionFacts.py` says of a version. */
interface Facts {
  readonly metrics: Texts;
  readonly params: Texts;
  readonly data: readonly string[];
  readonly inputs: Readonly<Record<string, boolean>>;
  readonly requirements: Texts;
  readonly tags: Texts;
}

describe('champion and challenger beside each other', function () {
  let folder: TempFolder | undefined;
  let server: MlflowServer | undefined;
  const uris = { server: () => server?.url ?? '', folder: () => path.join(folder?.path ?? '', 'mlruns') };

  before(async function () {
    await needsPython(this);
    folder = tempFolder();
    server = await startMlflow({ folder: folder.path });
    for (const uri of Object.values(uris)) await python('promotionSeed.py', uri());
  });
  after(async () => {
    await server?.stop();
    folder?.[Symbol.dispose]();
  });

  async function python(script: string, ...args: readonly string[]): Promise<string> {
    const options = { cwd: folder?.path, env: environmentWithoutMlflow() };
    return (await run(await pythonEnvironment(), [program(script), ...args], options)).stdout;
  }

  for (const kind of ['server', 'folder'] as const) {
    it(`say of a ${kind} what MLflow’s own client says of each`, async () => {
      using app = testApp({ connections: [{ name: 'here', trackingUri: uris[kind]() }] });
      await app.connections.ready();
      const connectionId = app.connections.all[0]?.id ?? '';
      const page = modelPage({ kind: 'model', connectionId, name }, { ...app, execute: () => Promise.resolve() });
      const { aliases } = await page.read(never);
      assert.deepEqual(
        aliases.map(({ alias, version }) => [alias, version]),
        [
          ['challenger', '2'],
          ['champion', '1'],
        ],
      );
      const { sections, notes } = await page.answers.compare.answer({ versions }, never);
      page.dispose();
      assert.deepEqual(notes, []);
      const told = JSON.parse((await python('versionFacts.py', uris[kind](), name, ...versions)).trim()) as Facts[];
      assert.equal(told.length, 2);
      for (const [at, facts] of told.entries()) {
        const ours = (id: ComparedSection['id']): Record<string, string | number> => {
          const rows = sections.find((one) => one.id === id)?.rows ?? [];
          return Object.fromEntries(
            rows.flatMap((row) => {
              const value = comparedValue(row, at);
              return value === undefined ? [] : [[row.name, value]];
            }),
          );
        };
        assert.deepEqual(numbers(ours('metrics')), numbers(facts.metrics));
        assert.deepEqual(ours('params'), facts.params);
        assert.deepEqual(Object.values(ours('data')), facts.data);
        assert.deepEqual(
          Object.entries(ours('signature')).flatMap(([field, type]) =>
            field.startsWith('input ') ? [[field.slice(6), !String(type).endsWith(', optional')]] : [],
          ),
          Object.entries(facts.inputs),
        );
        assert.deepEqual(ours('requirements'), facts.requirements);
        assert.deepEqual(ours('tags'), facts.tags);
      }
    });
  }
});

function numbers(values: Readonly<Record<string, string | number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Number(value)]));
}
