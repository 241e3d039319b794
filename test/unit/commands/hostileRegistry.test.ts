import assert from 'node:assert/strict';
import { plainText } from '../../../src/base/plainText.ts';
import type { Command } from '../../../src/commands/command.ts';
import { copyVersion } from '../../../src/commands/registry/copyVersion.ts';
import { deleteVersion } from '../../../src/commands/registry/deleteVersion.ts';
import { editModelDescription } from '../../../src/commands/registry/editModelDescription.ts';
import { setAlias } from '../../../src/commands/registry/giveAlias.ts';
import { openSourceRun } from '../../../src/commands/registry/openSourceRun.ts';
import { removeModelTag, setModelTag } from '../../../src/commands/registry/registryTags.ts';
import { removeAlias } from '../../../src/commands/registry/removeAlias.ts';
import { rollBackAlias } from '../../../src/commands/registry/rollBackAlias.ts';
import { transitionStage } from '../../../src/commands/registry/transitionStage.ts';
import { undoPromotion } from '../../../src/commands/registry/undoPromotion.ts';
import { recordTag } from '../../../src/promotion/moveRecord.ts';
import type { NodeOf } from '../../../src/services/node.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import { fakeUi, type Answer } from '../../support/fakeUi.ts';
import { hostileTexts } from '../../support/hostileTexts.ts';

/** The most that fits in a message or a question; a name alone can have a megabyte. */
const mostCharacters = 2_500;

/** One of each kind, since each is asked of every command: markup, what hides, turns, breaks a line or has no end. */
const names = [
  ...['<img', 'report', 'invisible', 'bell', 'JaVa', '[open](command', 'Robert', '__proto__', '=HYPER', 'long ', 'W'],
].map((start) => hostileTexts.find((text) => text.replace('in\u200B', 'in').startsWith(start)) ?? start);

describe('commands of the registry, where names, aliases, tags and people are called what hides, turns or pretends', function () {
  this.timeout(120_000);
  let database: TestDatabase;
  let app: TestApp;

  before(() => {
    database = new TestDatabase();
    database.inOneGo(() => {
      for (const name of names) addModel(name);
      database.addModel('calm');
    });
    app = testApp({ connections: [{ name: 'local', trackingUri: `sqlite:///${database.path}` }] });
  });
  after(() => {
    app[Symbol.dispose]();
    database.dispose();
  });

  /** All of it is what somebody else can have written. */
  function addModel(name: string): void {
    const { key, value } = recordTag({
      ...{ id: 'x', timeMs: 1, who: name, why: name, verdict: 'met', unmet: [name] },
      move: [{ alias: name, from: '1', to: '2' }],
    });
    database.addModel(name);
    database.addVersion({ name, version: 1, source: name, tags: { [name]: name, calm: name } });
    database.addVersion({ name, version: 2, source: name, stage: 'Staging', tags: { [key]: value }, aliases: [name] });
  }

  async function said(
    command: Command,
    name: string,
    version: string,
    ...answers: Answer[]
  ): Promise<readonly string[]> {
    const ui = fakeUi(...answers);
    const failure = await target(name, version)
      .then((node) => command.run({ ...app, ui }, node, []))
      .then(
        () => '',
        (error: unknown) => {
          assert.ok(error instanceof Error && ['UserError', 'StoreError'].includes(error.name), String(error));
          return error.message;
        },
      );
    const { messages, offers, questions, lastInput } = ui;
    return [...messages, ...offers.map(({ message }) => message), ...questions, lastInput?.prompt ?? '', failure];
  }

  async function target(name: string, version: string): Promise<NodeOf<'version'>> {
    const { connections } = app;
    await connections.ready();
    const [connection] = connections.all;
    assert.ok(connection);
    return {
      kind: 'version',
      connection,
      version: await connections.ask(connection, (store) => store.getModelVersion(name, version)),
    };
  }

  const asked: readonly (readonly [what: string, command: Command, version: string, ...Answer[]])[] = [
    ['give an alias', setAlias, '1', { search: 'canary', pick: '@canary' }, { press: 'Set Alias' }],
    ['take one away', removeAlias, '1', { press: 'Remove Alias' }],
    ['roll it back', rollBackAlias, '2', { press: 'Roll Back' }],
    ['take back the last move', undoPromotion, '2', { press: 'Undo' }],
    ['set a tag', setModelTag, '1', { search: 'calm', pick: 'calm' }, { type: '‮txt.exe' }],
    ['remove a tag', removeModelTag, '1', { pick: 'calm' }],
    ['describe', editModelDescription, '1', { type: 'calm' }],
    ['move to a stage', transitionStage, '1', { pick: 'Staging' }, { press: 'Move and Archive Others' }],
    ['open the run', openSourceRun, '1'],
    ['copy', copyVersion, '1', { search: 'calm', pick: 'calm' }, { press: 'Copy' }],
    ['delete', deleteVersion, '1', { press: 'Delete' }],
  ];
  for (const [what, command, version, ...answers] of asked)
    it(`${what} in sentences of which each shows what is hidden, and ends`, async () => {
      for (const name of names)
        for (const sentence of await said(command, name, version, ...answers)) {
          assert.ok(sentence.length <= mostCharacters, `${String(sentence.length)}: ${sentence.slice(0, 200)}`);
          for (const line of sentence.split('\n')) assert.equal(line, plainText(line, mostCharacters));
        }
    });
});
