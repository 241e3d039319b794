import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { plainLayout, statistics } from '../../../../src/model/runLayout.ts';
import { namedViewShape } from '../../../../src/model/tableView.ts';
import { attributeColumns, nameColumn } from '../../../../webview/runs/columns.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly enum?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

describe('the schema of view files', () => {
  const schema = JSON.parse(readFileSync('media/runsView.schema.json', 'utf8')) as Schema;
  const keysOf = ({ properties = {} }: Schema): readonly string[] => Object.keys(properties).sort();

  it('offers what a view may hold, and nothing else', () => {
    assert.deepEqual(keysOf(schema), ['$schema', ...Object.keys(namedViewShape.entries)].sort());
    const groups = schema.properties?.['groups'] ?? {};
    assert.deepEqual(keysOf(groups), Object.keys(plainLayout).sort());
    assert.deepEqual(groups.properties?.['statistic']?.enum, statistics);
  });

  it('offers the attributes that the table has columns for', () => {
    const [, attribute] = schema.definitions?.['column']?.oneOf ?? [];
    assert.deepEqual(
      attribute?.properties?.['name']?.enum,
      [nameColumn, ...attributeColumns].map(({ name }) => name),
    );
  });
});
