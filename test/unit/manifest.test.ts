import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { colorCount } from '../../src/charts/looks.ts';
import { commands } from '../../src/commands/index.ts';
import { contextKeys } from '../../src/host/contexts.ts';
import { settingReaders, type SettingKey } from '../../src/host/settings.ts';
import { viewTypes } from '../../src/panels/viewTypes.ts';
import { artifactScheme } from '../../src/services/artifacts/artifactAddress.ts';
import { htmlEditorType } from '../../src/services/artifacts/htmlFiles.ts';
import { excerptScheme } from '../../src/services/artifacts/artifactExcerpts.ts';
import { noteScheme } from '../../src/services/runs/notes.ts';
import { hasPreview, previewEditors } from '../../src/services/artifacts/previews.ts';
import { runScheme } from '../../src/services/runs/runTexts.ts';
import { contextTokens } from '../../src/views/contextValue.ts';
import { viewIds } from '../../src/views/viewIds.ts';

interface Setting {
  readonly default?: unknown;
  readonly scope?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly description?: string;
  readonly markdownDescription?: string;
}

interface MenuEntry {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

interface Manifest {
  readonly main: string;
  readonly activationEvents?: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: string; readonly restrictedConfigurations: readonly string[] };
  };
  readonly contributes: {
    readonly commands: readonly {
      command: string;
      title: string;
      category: string;
      icon?: string;
      enablement?: string;
    }[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly submenus: readonly { id: string; label: string }[];
    readonly keybindings?: readonly { command: string; when?: string }[];
    readonly customEditors: readonly {
      viewType: string;
      priority: string;
      selector: readonly { filenamePattern: string }[];
    }[];
    readonly colors: readonly { id: string; defaults: Readonly<Record<string, string>> }[];
    readonly views: Readonly<
      Record<string, readonly { id: string; name: string; icon?: string; contextualTitle?: string }[]>
    >;
    readonly viewsContainers: { readonly activitybar: readonly { id: string; icon: string }[] };
    readonly viewsWelcome: readonly { view: string; contents: string; when?: string }[];
    readonly configuration: readonly { title: string; properties: Readonly<Record<string, Setting>> }[];
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const { contributes } = manifest;
const commandIds = new Set<string>(commands.map(({ id }) => id));
const settings = Object.assign({}, ...contributes.configuration.map(({ properties }) => properties)) as Record<
  string,
  Setting
>;
/** The editors that the code registers. */
const editorTypes = [htmlEditorType, ...previewEditors];
const menuEntries = Object.values(contributes.menus).flat();

describe('package.json and the code', () => {
  it('have the same commands, titles and icons', () => {
    const declared = contributes.commands.map(({ command, title, icon }) => [command, title, icon]);
    assert.deepEqual(sorted(declared), sorted(commands.map(({ id, title, icon }) => [id, title, icon])));
  });

  it('write titles as VS Code does: our category, verb first, without the category again', () => {
    for (const { category, title } of contributes.commands) {
      assert.equal(category, 'Podium');
      assert.match(title, /^[A-Z][^.]*…?$/);
      assert.doesNotMatch(title, /podium/i);
    }
  });

  it('put only known commands in menus, welcome texts and key bindings', () => {
    const inMenus = menuEntries.flatMap(({ command }) => command ?? []);
    const inWelcomes = contributes.viewsWelcome.flatMap(({ contents }) =>
      [...contents.matchAll(/\(command:([\w.]+)/g)].map(([, id]) => id ?? ''),
    );
    const inKeys = (contributes.keybindings ?? []).map(({ command }) => command);
    const unknown = [...inMenus, ...inWelcomes, ...inKeys].filter(
      (id) => id.startsWith('podium.') && !commandIds.has(id),
    );
    assert.deepEqual(unknown, []);
  });

  it('give every command that is a button an icon', () => {
    const buttons = menuEntries.filter(
      ({ group }) => group === 'inline' || group?.startsWith('inline@') || group?.startsWith('navigation'),
    );
    const bare = buttons.filter(({ command }) => command && !commands.find(({ id }) => id === command)?.icon);
    assert.deepEqual(
      bare.map(({ command }) => command),
      [],
    );
  });

  it('use every submenu that they name, and name every one that they use', () => {
    const declared = contributes.submenus.map(({ id }) => id);
    assert.deepEqual(sorted(new Set(menuEntries.flatMap(({ submenu }) => submenu ?? []))), sorted(declared));
    for (const id of declared) assert.ok(contributes.menus[id]?.length, id);
  });

  it('have the same views', () => {
    assert.deepEqual(
      sorted(
        Object.values(contributes.views)
          .flat()
          .map(({ id }) => id),
      ),
      sorted(viewIds),
    );
    const containers = contributes.viewsContainers.activitybar.map(({ id }) => id);
    assert.deepEqual(sorted(Object.keys(contributes.views)), sorted(containers));
    for (const { view } of contributes.viewsWelcome) assert.ok((viewIds as readonly string[]).includes(view), view);
  });

  it('have the same settings, with the same defaults and limits', () => {
    assert.deepEqual(sorted(Object.keys(settings)), sorted(Object.keys(settingReaders).map((key) => `podium.${key}`)));
    for (const key of Object.keys(settingReaders) as SettingKey[]) {
      const { default: byDefault, minimum, maximum } = settings[`podium.${key}`] ?? {};
      assert.deepEqual(settingReaders[key](undefined), byDefault, key);
      if (minimum !== undefined) assert.equal(settingReaders[key](-1e9), minimum, key);
      if (maximum !== undefined) assert.equal(settingReaders[key](1e9), maximum, key);
    }
  });

  it('give no setting a name that begins with another one, for VS Code would read only one of the two', () => {
    const keys = Object.keys(settings);
    assert.deepEqual(
      keys.filter((key) => keys.some((other) => key.startsWith(`${other}.`))),
      [],
    );
  });

  it('let no repository say where Podium connects', () => {
    assert.equal(settings['podium.connections']?.scope, 'machine');
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
  });

  it('ask in when-clauses only for rows that exist, and give every row something', () => {
    const asked = menuEntries.flatMap(({ when }) =>
      [...(when ?? '').matchAll(/viewItem (?:==|=~) (?:\/([^/]+)\/|(\w+))/g)].map(
        ([, pattern, word]) => pattern ?? word ?? '',
      ),
    );
    const words = new Set(asked.flatMap((pattern) => pattern.replaceAll('\\b', ' ').match(/[a-zA-Z]{2,}/g) ?? []));
    assert.deepEqual(
      [...words].filter((word) => !(contextTokens as readonly string[]).includes(word)),
      [],
    );
  });

  it('ask in when-clauses only for context values that the code sets, and use all that it sets', () => {
    const clauses = [
      ...menuEntries.map(({ when }) => when),
      ...contributes.viewsWelcome.map(({ when }) => when),
      ...contributes.commands.map(({ enablement }) => enablement),
      ...(contributes.keybindings ?? []).map(({ when }) => when),
    ].join(' ');
    const asked = new Set(
      [...clauses.matchAll(/\bpodium\.[\w.]+/g)]
        .map(([key]) => key)
        .filter((key) => ![...viewIds, ...Object.values(viewTypes), ...editorTypes].includes(key)),
    );
    assert.deepEqual(sorted(asked), sorted(Object.keys(contextKeys)));
    for (const [key, values] of Object.entries(contextKeys)) {
      for (const [, value] of clauses.matchAll(new RegExp(`${key.replaceAll('.', '\\.')} == '?(\\w+)'?`, 'g'))) {
        assert.ok((values as readonly string[]).includes(value ?? ''), `${key} is never ${value ?? ''}`);
      }
    }
  });

  it('have the same editors, of which those for HTML are offered for no file but artifacts', () => {
    const declared = new Map(contributes.customEditors.map(({ viewType, selector }) => [viewType, selector]));
    assert.deepEqual(sorted(declared.keys()), sorted(editorTypes));
    for (const { filenamePattern } of declared.get(htmlEditorType) ?? [])
      assert.ok(filenamePattern.startsWith(`${artifactScheme}:/`), filenamePattern);
  });

  it('name only files that are there', () => {
    const icons = [
      ...contributes.viewsContainers.activitybar.map(({ icon }) => icon),
      ...Object.values(contributes.views)
        .flat()
        .flatMap(({ icon }) => icon ?? []),
    ];
    for (const icon of icons) assert.equal(globSync(icon).length, 1, icon);
  });

  it('have a colour for each run of a chart that has one of its own, in every kind of theme', () => {
    assert.deepEqual(
      contributes.colors.map(({ id }) => id),
      Array.from({ length: colorCount }, (_, index) => `podium.chart.series${index + 1}`),
    );
    for (const { defaults } of contributes.colors) {
      assert.deepEqual(Object.keys(defaults), ['dark', 'light', 'highContrast', 'highContrastLight']);
    }
  });

  it('let the preview take only files that it shows, and by itself only what VS Code has no editor for', () => {
    for (const { viewType, selector, priority } of contributes.customEditors) {
      if (viewType === htmlEditorType) continue;
      const names = selector.flatMap(({ filenamePattern }) => namesLike(filenamePattern));
      assert.ok(names.length > 0, viewType);
      for (const name of names) assert.ok(hasPreview(name), name);
      if (priority === 'default')
        assert.deepEqual(
          names.filter((name) => !/\.(parquet|pq|np[yz]|safetensors|onnx)$/.test(name)),
          [],
        );
      else assert.equal(priority, 'option');
    }
  });

  it('wake Podium only when it is needed', () => {
    const pages = Object.values(viewTypes).map((viewType) => `onWebviewPanel:${viewType}`);
    assert.deepEqual(manifest.activationEvents, [
      ...pages,
      `onFileSystem:${noteScheme}`,
      `onFileSystem:${artifactScheme}`,
      `onFileSystem:${runScheme}`,
      `onFileSystem:${excerptScheme}`,
    ]);
  });
});

/** One for each alternative of a glob. */
function namesLike(glob: string): readonly string[] {
  const [, before = '', among = '', after = ''] = /^(.*)\{(.*)\}(.*)$/.exec(glob) ?? [undefined, '', glob];
  return among.split(',').map((each) => `${before}${each}${after}`.replace('*', 'x'));
}

function sorted(values: Iterable<unknown>): string[] {
  return [...values].map((value) => JSON.stringify(value)).sort();
}
