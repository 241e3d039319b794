import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as vscode from 'vscode';
import { recordsIn, type MoveRecord } from '../../../src/promotion/moveRecord.ts';
import { choosing } from '../support/dialogs.ts';
import { eventually } from '../support/eventually.ts';
import { clearMessages, told } from '../support/messages.ts';
import { answerModals } from '../support/modals.ts';
import { press, screenshot } from '../support/page.ts';
import { asked, choices, choose, dismissQuestion, enter, isAsking } from '../support/quickInput.ts';
import { describeOnPage } from '../support/session.ts';
import { workspaceFolder } from '../support/sessionServer.ts';
import { chooseFromMenu, open, openSidebar } from '../support/sidebar.ts';

const model = 'tumour-screen';
type Step = () => Promise<void>;

describeOnPage(['trusted'], 'What is changed in the registry', function () {
  before(async () => {
    await clearMessages();
    await openSidebar();
  });
  afterEach(dismissQuestion);
  after(async () => {
    forget();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('podium.refresh');
    await clearMessages();
  });

  it('is a model that a run logged, registered under a new name', async () => {
    using modals = answerModals('Register');
    await inPalette('register', pick('Register Model', 'logistic C=0.1', 'logistic C=0.1'), newModel('Register Model'));
    assert.match(
      modals.asked[0] ?? '',
      /^Register models:\/m-\w+ as version 1 of the new model tumour-screen\?\nStore: /,
    );
    await told(/Registered version 1 of tumour-screen\./);
    assert.deepEqual(versions(), ['1']);
  });

  it('is a version, copied to another model', async () => {
    for (const version of ['2', '3']) {
      using modals = answerModals('Copy');
      await inPalette(
        'copyVersion',
        pick('Copy Version', 'digits', 'digits-reader'),
        pick('Copy Version', version, `Version ${version}`),
        pick('Copy Version', model, model),
      );
      assert.match(modals.asked[0] ?? '', /^Copy version \d of digits-reader to tumour-screen\?/);
      await told(new RegExp(`Copied version ${version} of digits-reader as version ${version} of tumour-screen\\.`));
    }
    assert.deepEqual(versions(), ['1', '2', '3']);
  });

  it('is an alias, given by picking or from the menu of a version, taken away, and given back by the button', async () => {
    using modals = answerModals('Set Alias', 'Set Alias', 'Remove Alias', 'Undo');
    await inPalette(
      'setAlias',
      ofModel('Set Alias'),
      ofVersion('Set Alias', '1'),
      pick('Set Alias', 'canary', '@canary'),
    );
    assert.match(
      modals.asked[0] ?? '',
      /^Give @canary of tumour-screen to version 1\?\n@canary: no version → version 1\n/,
    );
    await told(/Gave @canary of tumour-screen to version 1\./);
    await open('Models', model);
    await chooseFromMenu('Models', 'Version 2', 'Set Alias…');
    await pick('Set Alias', 'canary', '@canary')();
    await told(/Gave @canary of tumour-screen to version 2\./);
    assert.deepEqual(aliases(), { canary: '2' });
    await screenshot('alias set');
    await inPalette('removeAlias', ofModel('Remove Alias'));
    assert.match(modals.asked[2] ?? '', /Whoever loads models:\/tumour-screen@canary gets an error then\./);
    await told(/Took @canary of tumour-screen from version 2\./);
    assert.deepEqual(aliases(), {});
    await vscode.commands.executeCommand('podium.undo');
    await told(/Undone: Took @canary of tumour-screen from version 2\./);
    assert.deepEqual(aliases(), { canary: '2' });
  });

  it('is an alias that goes back to the version before it, and forth again', async () => {
    using modals = answerModals('Roll Back', 'Undo');
    await inPalette('rollBackAlias', ofModel('Roll Back Alias'));
    assert.match(modals.asked[0] ?? '', /By the record, version 1 had it before\./);
    await told(/Gave @canary of tumour-screen to version 1\./);
    assert.deepEqual(aliases(), { canary: '1' });
    await inPalette('undoPromotion');
    await told(/Undone: Gave @canary of tumour-screen to version 1\./);
    assert.deepEqual(aliases(), { canary: '2' });
  });

  it('is on record with the versions, for whoever asks: what it was on a day, and all of it in a file', async () => {
    const found = records();
    assert.ok(found.length >= 5);
    for (const record of found) assert.notEqual(record.who, '');
    const undone = new Set(found.map(({ undoes }) => undoes));
    assert.ok(found.some(({ id }) => undone.has(id)));
    await inPalette(
      'holderAt',
      ofModel('Which Version Held an Alias'),
      pick('Which Version Held an Alias', 'canary', '@canary'),
      type('Which Version Held an Alias', new Date().toLocaleDateString('sv')),
    );
    await told(/version 2 had @canary of tumour-screen\./);
    const file = path.join(workspaceFolder(), 'trail.csv');
    await choosing(file, () =>
      inPalette('exportTrail', ofModel('Export Promotion Trail'), pick('Export Promotion Trail', '', 'CSV')),
    );
    const trail = await eventually(() => readFile(file, 'utf8'));
    await rm(file);
    const rows = trail
      .split('\r\n')
      .filter((line) => line.startsWith(`${model},canary,`) && line.endsWith(',recorded'));
    assert.equal(rows.length, found.length);
  });

  it('is a stage, and those that leave it', async () => {
    using modals = answerModals('Move', 'Move and Archive Others');
    await inPalette(
      'transitionStage',
      ...[
        ofModel('Transition Stage'),
        ofVersion('Transition Stage', '1'),
        pick('Transition Stage', 'Prod', 'Production'),
      ],
    );
    await told(/Changed .*version 1 of tumour-screen.* to Production\./);
    await inPalette(
      'transitionStage',
      ...[
        ofModel('Transition Stage'),
        ofVersion('Transition Stage', '2'),
        pick('Transition Stage', 'Prod', 'Production'),
      ],
    );
    assert.match(modals.asked[1] ?? '', /In Production now: version 1\./);
    await told(/Changed .*version 2.*Production/);
    assert.deepEqual(stages(), { 1: 'Archived', 2: 'Production', 3: 'None' });
    await vscode.commands.executeCommand('podium.undo');
    await told(/Undone: /);
    assert.deepEqual(stages(), { 1: 'Production', 2: 'None', 3: 'None' });
  });

  it('is a tag and a description, of a model or of one of its versions', async () => {
    await inPalette(
      'setTag',
      ...[ofModel('Set Model Tag'), pick('Set Model Tag', '', 'One of Its Versions…'), ofVersion('Set Model Tag', '1')],
      ...[pick('Set Model Tag', 'reviewed-by', 'reviewed-by'), type('Set Model Tag', 'Ada')],
    );
    await told(/Set the tag "reviewed-by" of version 1 of tumour-screen to "Ada"\./);
    assert.equal(tags('1')['reviewed-by'], 'Ada');
    await inPalette(
      'removeTag',
      ...[ofModel('Remove Model Tag'), pick('Remove Model Tag', '', 'One of Its Versions…')],
      ...[ofVersion('Remove Model Tag', '1'), pick('Remove Model Tag', 'reviewed', 'reviewed-by')],
    );
    await told(/Removed the tag "reviewed-by" of version 1 of tumour-screen\./);
    assert.equal(tags('1')['reviewed-by'], undefined);
    await inPalette(
      'editDescription',
      ...[ofModel('Edit Model Description'), pick('Edit Model Description', '', model)],
      type('Edit Model Description', 'Looks at cells.'),
    );
    await told(/Changed the description of .*tumour-screen\./);
    assert.equal(value('SELECT description FROM registered_models WHERE name = ?'), 'Looks at cells.');
  });

  it('is found by what is typed, and leads to the run that it came from', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await inPalette('findByAlias', pick('Find Model, Version or Alias', 'tumour@can', 'tumour-screen@canary'));
    await eventually(() => assert.match(tab(), /tumour-screen/));
    await inPalette('openSourceRun', ofModel('Open Source Run'), ofVersion('Open Source Run', '1'));
    await eventually(() => assert.match(tab(), /logistic C=0\.1/));
  });

  it('is a version that is gone for good, after its consequences were named', async () => {
    {
      using modals = answerModals();
      await inPalette('deleteVersion', ofModel('Delete Version'), ofVersion('Delete Version', '2'));
      assert.match(
        modals.asked[0] ?? '',
        /^Delete version 2 of tumour-screen for good\?\nIt has @canary\. Whoever loads the model by that gets an error then\./,
      );
      assert.deepEqual(versions(), ['1', '2', '3']);
    }
    using modals = answerModals('Delete');
    await inPalette('deleteVersion', ofModel('Delete Version'), ofVersion('Delete Version', '2'));
    assert.equal(modals.asked.length, 1);
    await told(/Deleted version 2 of tumour-screen, which had @canary\./);
    assert.deepEqual([versions(), aliases()], [['1', '3'], {}]);
  });
});

/** Runs a command as from the palette, with nothing selected, and answers what it asks. */
async function inPalette(command: string, ...steps: readonly Step[]): Promise<void> {
  let failure: unknown;
  const ended = Promise.resolve(vscode.commands.executeCommand(`podium.models.${command}`)).catch((error: unknown) => {
    failure = error;
  });
  for (const step of steps) await step();
  await ended;
  assert.equal(failure, undefined);
  await eventually(async () => assert.equal(await isAsking(), false));
}

function pick(title: string, typed: string, name: string): Step {
  return async () => {
    await eventually(async () => {
      await asked(title);
      if (typed !== '') await enter(typed);
      // It may have been typed into the question before.
      await eventually(async () => {
        const offered = await choices();
        const isThere = offered.some((choice) => choice === name || choice.startsWith(`${name} — `));
        assert.ok(isThere, `${title} offers no "${name}", but ${offered.join(', ')}.`);
      }, 4_000);
    });
    await choose(name);
  };
}

const ofModel = (title: string): Step => pick(title, 'tumour', model);
const ofVersion = (title: string, version: string): Step => pick(title, version, `Version ${version}`);

function type(title: string, text: string): Step {
  return async () => {
    await eventually(async () => {
      await asked(title, /./);
      assert.deepEqual(await choices(), []);
    });
    await enter(text);
    await press('Enter');
  };
}

function newModel(title: string): Step {
  return async () => {
    await pick(title, model, 'New Model…')();
    await type(title, model)();
  };
}

function tab(): string {
  return vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
}

/** What MLflow's database holds of the model, whatever a page says of it. */
function ask(statement: string, ...values: readonly string[]): Record<string, unknown>[] {
  const database = new DatabaseSync(path.join(workspaceFolder(), 'mlflow.db'), { readOnly: true, timeout: 5000 });
  try {
    return database.prepare(statement).all(model, ...values);
  } finally {
    database.close();
  }
}

function value(statement: string): unknown {
  return Object.values(ask(statement)[0] ?? {})[0];
}

function stages(): Record<string, unknown> {
  const rows = ask(
    "SELECT version, current_stage FROM model_versions WHERE name = ? AND current_stage <> 'Deleted_Internal' ORDER BY version",
  );
  return Object.fromEntries(rows.map(({ version, current_stage: stage }) => [String(version), stage]));
}

const versions = (): readonly string[] => Object.keys(stages());

function aliases(): Record<string, string> {
  const rows = ask('SELECT alias, version FROM registered_model_aliases WHERE name = ?');
  return Object.fromEntries(rows.map(({ alias, version }) => [String(alias), String(version)]));
}

function tags(version: string): Record<string, string> {
  const rows = ask('SELECT key, value FROM model_version_tags WHERE name = ? AND version = ?', version);
  return Object.fromEntries(rows.map(({ key, value: text }) => [String(key), String(text)]));
}

function records(): readonly MoveRecord[] {
  return versions().flatMap((version) => recordsIn(tags(version)));
}

/** Podium deletes no model; other suites expect those of the sample. */
function forget(): void {
  const database = new DatabaseSync(path.join(workspaceFolder(), 'mlflow.db'), { timeout: 5000 });
  try {
    for (const table of ['registered_model_aliases', 'model_version_tags', 'registered_model_tags', 'model_versions'])
      database.prepare(`DELETE FROM ${table} WHERE name = ?`).run(model);
    database.prepare('DELETE FROM registered_models WHERE name = ?').run(model);
  } finally {
    database.close();
  }
}
