import type { LifecycleStage } from '../../model/lifecycle.ts';
import type { Edit } from '../../services/edits.ts';
import type { NodeOf } from '../../services/node.ts';
import { runStage } from '../../services/runs/runFields.ts';

export function inStage(runs: readonly NodeOf<'run'>[], lifecycleStage: LifecycleStage): readonly NodeOf<'run'>[] {
  return runs.filter(({ run }) => run.lifecycleStage === lifecycleStage);
}

export function stageEdit(node: NodeOf<'run'>, to: LifecycleStage): Edit {
  return { connection: node.connection, field: runStage(node), to };
}
