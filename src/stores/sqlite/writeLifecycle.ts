import { sql, type Sql } from '../../filter/sql.ts';
import type { Change } from './database.ts';
import { hasColumn, type Schema } from './schema.ts';
import { settings } from './writeRows.ts';

/** Marks the runs that a condition finds as deleted, and takes away the assessments that they made, as MLflow does. */
export function deleteRuns(schema: Schema, which: Sql): readonly [Change, ...Change[]] {
  const marked = settings({ lifecycle_stage: 'deleted', ...deletedTime(schema, Date.now()) });
  return [{ statement: sql`UPDATE runs SET ${marked} WHERE ${which}` }, ...deleteAssessments(schema, which)];
}

export function restoreRuns(schema: Schema, which: Sql): Change {
  const marked = settings({ lifecycle_stage: 'active', ...deletedTime(schema, null) });
  return { statement: sql`UPDATE runs SET ${marked} WHERE ${which}` };
}

function deletedTime(schema: Schema, timeMs: number | null): Readonly<Record<string, number | null>> {
  return hasColumn(schema, 'runs', 'deleted_time') ? { deleted_time: timeMs } : {};
}

/** Which run made an assessment is said in a JSON text only. */
function deleteAssessments(schema: Schema, which: Sql): readonly Change[] {
  if (!hasColumn(schema, 'assessments', 'assessment_metadata')) return [];
  const statement = sql`DELETE FROM assessments WHERE EXISTS (SELECT 1 FROM runs WHERE ${which} AND instr(
      assessments.assessment_metadata, '"mlflow.assessment.sourceRunId": "' || runs.run_uuid || '"'))`;
  return [{ statement }];
}
