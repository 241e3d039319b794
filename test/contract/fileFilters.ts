/** Filters and orders for the folder that `fileSeed.py` makes; MLflow's client judges each. */

export const runFilters = [
  '',
  'metrics.score != 0.5',
  'metrics.score >= 0.5',
  'metrics.loss = 1.0',
  'metrics.loss <= 2e0',
  'metrics."tied step" = 4',
  'metrics.`acc/val top-1` = 0.5',
  'metrics.`__proto__` = 1',
  'metrics.`two fields` = 0.5',
  'metrics.`five fields` = 0.25',
  'metrics.`-inf` < 0',
  'metrics.inf > 1e300',
  'metrics.nan != 5',
  'metrics.nan = 0',
  'params.C LIKE "1%"',
  'params.C ILIKE "ÜND%"',
  "params.C != '9'",
  'params.`empty` = ""',
  'params.`deep/nested.key` = "1"',
  'params."with space" = " x "',
  'params.lines LIKE "a%"',
  'params.lines LIKE "%b"',
  'params.lines LIKE "a_b"',
  'tags.family = "tree"',
  'tags.family LIKE "t%"',
  'tags.family ILIKE "T_EE"',
  'tags.family LIKE "line%break"',
  'tags.family LIKE "100%"',
  'tags.mlflow.parentRunId != ""',
  'tag.hasOwnProperty = "h"',
  'tags.family IS NULL',
  'tags.family IS NOT NULL AND attributes.status = "RUNNING"',
  'params.C IS NOT NULL',
  'attributes.status = "FAILED"',
  'status != "FINISHED"',
  'attributes.run_name = "twin"',
  'run_name LIKE "%name"',
  '`run name` = "twin"',
  'attr.user_id = "ada"',
  'start_time > 1789999999999 AND start_time < 1790000005000',
  'end_time >= 1790000000000',
  'created < 1790000005000',
  'artifact_uri LIKE "%/artifacts"',
  'datasets.name = "odd data"',
  'dataset.context = "validation"',
  'dataset.name IN ("more data", "digits")',
  'dataset.name NOT IN ("more data")',
  'dataset.digest LIKE "0123%"',
  'datasets.name = "more data" AND metrics.score > 0',
  'run_id IN ("0", "1")',
  'run_name ILIKE "%TWIN%" AND metrics.score > 2',
];

export const illegalRunFilters = [
  'metrics.score',
  'metrics.score > "high"',
  'metrics.score LIKE 0.5',
  'metrics.score IS NULL',
  'metrics.score > 0.5 OR metrics.loss > 0.5',
  '(metrics.score > 0.5)',
  'params.C = 10',
  'params.C > "1"',
  'params.C IN ("1", "2")',
  'tags.family = svm',
  'colours.red = 1',
  'attributes.colour = "red"',
  'lifecycle_stage = "deleted"',
  'status IN ("FAILED")',
  'start_time > "yesterday"',
  'metrics.score > 0.5;',
  "tags.family = 'svm",
];

export const runOrders = [
  ['metrics.score'],
  ['metrics.score DESC'],
  ['metrics.`tied step`'],
  ['metrics.nosuch'],
  ['params.C'],
  ['params.C DESC', 'metrics.score'],
  ['tags.family DESC', 'attributes.run_name'],
  ['attributes.start_time ASC'],
  ['start_time DESC'],
  ['end_time DESC'],
  ['end_time'],
  ['attributes.status', 'attributes.run_id DESC'],
  ['run_name'],
  ['run_name DESC'],
  ['user_id', 'created'],
  ['metrics.score', 'metrics.score DESC'],
];

export const illegalRunOrders = [['colour'], ['metrics.score UP'], ['dataset.name'], ['attributes.colour DESC'], ['']];

export const experimentFilters = [
  "name LIKE 'odd%'",
  "name like 'odd%'",
  "name ILIKE '%MANY%'",
  "tags.team = 'größe'",
  "tags.team != 'other'",
  'tags.team IS NULL',
  'tags.`__proto__` IS NOT NULL',
  "experiment_id = '0'",
  "experiment_id IN ('0', '1')",
  "experiment_id LIKE '%0%'",
  'creation_time > 0',
  'last_update_time >= 1.5',
];

export const illegalExperimentFilters = [
  'name',
  "name = 'a' OR name = 'b'",
  "colour = 'red'",
  'name > 3',
  'experiment_id = 0',
];

export const experimentOrders = [
  ['last_update_time DESC'],
  ['name'],
  ['name DESC'],
  ['experiment_id'],
  ['creation_time ASC', 'experiment_id'],
  ['name', 'name DESC'],
];

export const loggedModelFilters = [
  "name = 'odd-model'",
  "name LIKE '%model'",
  "name IN ('odd-model', 'failed-model')",
  "status = 'READY'",
  "attributes.status = 'FAILED'",
  "model_type = 'agent'",
  "model_type != 'agent'",
  'creation_timestamp > 0',
  'metrics.`model accuracy` > 0.3',
  "params.constructor = 'c'",
  "tags.`__proto__` = 'p'",
];

export const modelFilters = [
  "name = 'Zebra'",
  "name LIKE 'o%'",
  "name ILIKE 'z%'",
  "name IN ('Zebra', 'no versions')",
  "name NOT IN ('Zebra')",
  "tags.team = 'a'",
  "tags.`__proto__` != 'q'",
  "tags.`mlflow.prompt.is_prompt` = 'false'",
  "tags.`mlflow.prompt.is_prompt` != 'true' AND name = 'Zebra'",
];

export const illegalModelFilters = ['name', "colour = 'red'", "name > 'a'", "run_id = 'a'"];

export const modelOrders = [['name DESC'], ['last_updated_timestamp DESC'], ['creation_timestamp'], ['attribute.name']];

export const illegalModelOrders = [['timestamp'], ['colour'], ['tags.team'], ['']];

export const versionFilters = [
  "name = 'Zebra'",
  "name ILIKE 'O%'",
  "name IN ('Zebra', 'no versions')",
  'version_number > 3',
  "version_number = '2'",
  "source_path LIKE 's3://models/zebra-1%'",
  "tags.constructor = 'c'",
];

export const illegalVersionFilters = [
  'name',
  "colour = 'red'",
  "name > 'a'",
  "version_number LIKE '1'",
  "source_path IN ('a')",
];

export const versionOrders = [
  ['name DESC'],
  ['version_number'],
  ['version_number DESC', 'name'],
  ['creation_timestamp'],
  ['last_updated_timestamp ASC', 'version_number ASC'],
];
