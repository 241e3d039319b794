import { named, sql, type Sql } from '../../filter/sql.ts';
import type { LifecycleStage, ViewType } from '../../model/lifecycle.ts';

/** MLflow's own words in `lifecycle_stage`; whatever else stands there is not shown as deleted. */
export function asLifecycleStage(text: string): LifecycleStage {
  return text === 'deleted' ? 'deleted' : 'active';
}

export function inView(table: 'experiments' | 'runs', viewType: ViewType = 'ACTIVE_ONLY'): Sql {
  const stage = named(`${table}.lifecycle_stage`);
  switch (viewType) {
    case 'ACTIVE_ONLY':
      return sql`${stage} = 'active'`;
    case 'DELETED_ONLY':
      return sql`${stage} = 'deleted'`;
    case 'ALL':
      return sql`${stage} IN ('active', 'deleted')`;
  }
}
