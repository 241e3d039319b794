/** What `--help` says. The exit codes and the shape of the JSON are promises: pipelines stand on them. */
export const help = `podium-gate: may this version take this alias, by the policy in your repository? It reads and never writes.

  check <version> <alias>       judges: check models:/churn/7 champion, or check models:/churn@challenger champion
  validate [<policy>]           says what is wrong with a policy, each thing with line and column
  explain [<model> <alias>]     says a policy in words: all of it, or the rule that applies

  --tracking-uri <uri>          a server, sqlite:///mlflow.db, or a folder; else MLFLOW_TRACKING_URI
  --policy <file>               else .podium/promotion.json
  --json                        for check and validate: one JSON object

Signing in is by MLflow's own variables: MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.

Exit codes of check:            0 every requirement is met   1 at least one is not   2 it could not be judged
Exit codes of validate:         0 the policy is valid        1 it is not             2 it could not be read
`;
