/** Our environment, without what its owner tells MLflow: another server, another registry, a password. */
export function environmentWithoutMlflow(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MLFLOW_')));
}
