import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/** Which folders of `src/` each folder may use. Nothing points back: what stands on the left never appears below its own line's right side. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  base: [],
  model: ['base'],
  filter: ['base', 'model'],
  charts: ['base', 'model'],
  compare: ['base', 'model'],
  policy: ['base', 'model'],
  plots: ['base', 'model', 'charts'],
  host: ['base', 'model'],
  stores: ['base', 'model', 'filter', 'charts'],
  promotion: ['base', 'model', 'stores'],
  connections: ['base', 'model', 'stores', 'host'],
  services: ['base', 'model', 'filter', 'policy', 'stores', 'promotion', 'host', 'connections'],
  gate: ['base', 'model', 'policy', 'stores', 'connections', 'services'],
  views: ['base', 'model', 'stores', 'host', 'connections', 'services'],
  commands: ['base', 'model', 'filter', 'policy', 'stores', 'promotion', 'host', 'connections', 'services', 'views'],
  protocol: ['base', 'model'],
  preview: ['base', 'model', 'compare', 'stores', 'protocol'],
  panels: [
    'base',
    'model',
    'filter',
    'charts',
    'compare',
    'policy',
    'stores',
    'promotion',
    'host',
    'connections',
    'services',
    'protocol',
    'preview',
  ],
  editor: ['base', 'model', 'stores', 'host', 'connections', 'services', 'commands'],
};

/** Packages that only one place may use, so that they can be changed there, and are loaded only when it is. */
const keepers: Readonly<Record<string, RegExp>> = {
  // HTML files have an editor of their own: it may let scripts of others run, which no page does, and shares nothing with the pages.
  vscode: /^src\/(extension\.ts|editor\/.+|panels\/(panel|html\/htmlEditor)\.ts|views\/(items|\w+Tree)\.ts)$/,
  undici: /^src\/stores\/rest\//,
  'js-yaml': /^src\/stores\/file\/yaml\.ts$/,
  'node:sqlite': /^src\/stores\/sqlite\/(databaseFile|glance|readPoints|session|statement|writeSteps)\.ts$/,
};

interface Import {
  readonly file: string;
  readonly from: string;
}

const files = globSync('src/**/*.ts').map((path) => path.replaceAll('\\', '/'));
const imports = files.flatMap(importsOf);

describe('the house', () => {
  it('has only folders whose arrows are drawn', () => {
    const folders = new Set(files.map(folderOf).filter((folder) => folder !== 'extension.ts'));
    assert.deepEqual(
      [...folders].filter((folder) => !(folder in mayUse)),
      [],
    );
  });

  it('lets no arrow point back', () => {
    const order = Object.keys(mayUse);
    for (const [folder, used] of Object.entries(mayUse)) {
      for (const other of used)
        assert.ok(order.indexOf(other) < order.indexOf(folder), `${folder} may not use ${other}`);
    }
  });

  it('uses folders only along the arrows', () => {
    const wrong = imports.filter(({ file, from }) => {
      const [own, other] = [
        folderOf(file),
        from.startsWith('.') ? folderOf(posix.join(posix.dirname(file), from)) : undefined,
      ];
      if (other === undefined || own === other || own === 'extension.ts') return false;
      return !(mayUse[own]?.includes(other) ?? false);
    });
    assert.deepEqual(wrong, []);
  });

  it('leaves vscode, undici, js-yaml and node:sqlite to their keepers', () => {
    const wrong = imports.filter(({ file, from }) => {
      const keeper = keepers[from];
      return keeper !== undefined && !keeper.test(file);
    });
    assert.deepEqual(wrong, []);
  });

  it('has no file that imports itself by way of others, not even for their types', () => {
    assert.deepEqual(circles(), []);
  });

  it('has looked at something', () => {
    assert.ok(imports.some(({ file, from }) => file === 'src/extension.ts' && from === 'vscode'));
    assert.ok(imports.length > 100);
  });
});

function importsOf(file: string): Import[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => ({ file, from: fileName }));
}

/** Files that import each other in a circle, one circle each. */
function circles(): string[] {
  const importsBy = new Map<string, string[]>(files.map((file) => [file, []]));
  for (const { file, from } of imports) {
    if (from.startsWith('.')) importsBy.get(file)?.push(posix.join(posix.dirname(file), from));
  }
  const found: string[] = [];
  const done = new Set<string>();
  const look = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (way.includes(file) || done.has(file)) return;
    for (const next of importsBy.get(file) ?? []) look(next, [...way, file]);
    done.add(file);
  };
  for (const file of files) look(file, []);
  return found;
}

function folderOf(path: string): string {
  return path.split('/')[1] ?? '';
}
