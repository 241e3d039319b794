/** Whether something was deleted (MLflow keeps it, marked, until `mlflow gc`). */
export type LifecycleStage = 'active' | 'deleted';

/** Which of both a search returns; MLflow's own names. */
export type ViewType = 'ACTIVE_ONLY' | 'DELETED_ONLY' | 'ALL';
