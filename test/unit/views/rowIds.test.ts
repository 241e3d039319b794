import assert from 'node:assert/strict';
import type { Node } from '../../../src/services/node.ts';
import { contextTokens, contextValue } from '../../../src/views/contextValue.ts';
import { rowId, type Row } from '../../../src/views/row.ts';
import { aModel, anExperiment, aRun, aVersion, file, server } from '../../support/make.ts';

const run: Node = { kind: 'run', connection: server, run: aRun({ runId: 'r1' }) };

function row(node: Node, parent?: Row): Row {
  return { id: rowId(node, parent), parent, node };
}

describe('the id of a row', () => {
  it('stays, whatever changes about what it shows', () => {
    const renamed: Node = {
      kind: 'run',
      connection: server,
      run: aRun({ runId: 'r1', runName: 'renamed', metrics: { auc: 1 } }),
    };
    assert.equal(rowId(run, undefined), rowId(renamed, undefined));
  });

  it('is another for the same run in another place, and for the same name elsewhere', () => {
    const experiment = row({ kind: 'experiment', connection: server, experiment: anExperiment(), runView: {} });
    const version = row({ kind: 'version', connection: server, version: aVersion() });
    const other: Node = { kind: 'run', connection: file, run: aRun({ runId: 'r1' }) };
    const ids = [rowId(run, undefined), rowId(run, experiment), rowId(run, version), rowId(other, undefined)];
    assert.equal(new Set(ids).size, ids.length);
  });

  it('is the same whether or not the connection has a row', () => {
    assert.equal(rowId(run, undefined), rowId(run, row({ kind: 'connection', connection: server })));
  });

  it('cannot be forged by a name', () => {
    const group = row({ kind: 'group', connection: server, run: aRun(), group: 'params' });
    const param = (key: string): Node => ({ kind: 'param', connection: server, run: aRun(), key, value: '' });
    const ids = ['a', 'a/b', 'a%2Fb', 'a%252Fb', '', '\ud800'].map((key) => rowId(param(key), group));
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.equal(id.split('/').length, group.id.split('/').length + 1);
  });
});

describe('what menus ask of a row', () => {
  it('is its kind, and what holds of it', () => {
    const values = [
      { kind: 'connection', connection: server },
      { kind: 'experiment', connection: file, experiment: anExperiment({ lifecycleStage: 'deleted' }), runView: {} },
      { kind: 'run', connection: server, run: aRun({ status: 'RUNNING' }) },
      { kind: 'model', connection: file, model: aModel() },
      {
        kind: 'artifact',
        connection: server,
        owner: { runId: 'r1' },
        ownerName: 'fox',
        file: { path: 'plots', isDir: true },
      },
      { kind: 'failure', connection: server, fault: 'unauthorized', message: '' },
    ] satisfies readonly Node[];
    assert.deepEqual(values.map(contextValue), [
      'connection web settings',
      'experiment deleted',
      'run web live',
      'model',
      'artifact web folder',
      'failure signIn',
    ]);
    for (const word of values.map(contextValue).join(' ').split(' ')) {
      assert.ok((contextTokens as readonly string[]).includes(word), word);
    }
  });
});
