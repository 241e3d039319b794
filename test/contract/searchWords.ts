/** What filters and orders of one kind of search are made of, legal and not. */
export interface Words {
  /** Names of what is compared with numbers. */
  readonly numbers: readonly string[];
  readonly texts: readonly string[];
  /** What may be compared with a list. */
  readonly listed: readonly string[];
  /** What may be missing. */
  readonly optional: readonly string[];
  /** Names that are wrong, or only right elsewhere. */
  readonly strange: readonly string[];
  readonly orders: readonly string[];
  readonly strangeOrders: readonly string[];
}

const below = (prefix: string, keys: readonly string[]): readonly string[] => keys.map((key) => `${prefix}.${key}`);

const metrics = [
  ...below('metrics', [
    'score',
    'loss',
    'nan',
    '`was nan`',
    'inf',
    '`-inf`',
    '"negative step"',
    '`tied step`',
    'größe',
  ]),
  ...below('metrics', ['`acc/val top-1`', 'tiny', 'third', '`large step`', '__proto__', '`model accuracy`']),
];
const params = [
  ...below('params', [
    'C',
    'classifier',
    '`empty`',
    'constructor',
    '`__proto__`',
    '`deep/nested.key`',
    'lines',
    'size',
  ]),
  ...below('params', ['"with space"', 'toString', '`7`']),
];
const tags = [
  ...below('tags', ['family', 'third', 'mlflow.parentRunId', '`mlflow.user`', 'hasOwnProperty', '"mlflow.runName"']),
  ...below('tags', ['bidi', '`__proto__`', 'mlflow.note.content']),
];

const times = [...['start_time', 'end_time', 'attributes.start_time', 'created', 'Created', 'run.end_time']];

export const runWords: Words = {
  numbers: [...metrics, 'metric.score', '`metrics`.score', 'metrics.1x', 'metrics.max', 'metrics.end', ...times],
  texts: [
    ...[...params, ...tags],
    ...[
      'params.order',
      'params.',
      'parameter.C',
      'params.`a`.b',
      'params.*',
      'tags.user',
      'tags."user"',
      'tags.`a``b`',
    ],
    ...['tag.[x y]', 'tags. family', 'status', 'attributes.status', 'user_id', 'attr.artifact_uri'],
    ...['run_name', '`run name`', '"Run Name"'],
  ],
  listed: ['dataset.name', 'dataset.digest', 'dataset.context', 'datasets.`name`', 'run_id', 'attributes.run_id'],
  optional: [...params, ...tags],
  strange: ['metrics.7', '"metrics".score', 'params.7', 'params.from', 'params.a$b', 'tags .family', 'lifecycle_stage'],
  orders: [
    ...[...metrics, ...params, ...tags, ...times, 'run_name', 'run_id', 'user_id', 'attributes.status'],
    ...['attr.artifact_uri', '`end_time`', 'params.1x'],
  ],
  strangeOrders: ['dataset.name', 'colour', 'metrics', 'timestamp', 'run name', '`run name`'],
};

export const experimentWords: Words = {
  numbers: ['creation_time', 'last_update_time', 'attribute.creation_time', '`creation_time`'],
  texts: ['name', 'attribute.name', '`name`', 'tags.team', 'tag.owner', 'tags.`__proto__`', 'tags.constructor'],
  listed: ['experiment_id', 'attribute.experiment_id'],
  optional: ['tags.team', 'tags.owner', 'tags.`__proto__`', 'tag.nosuch'],
  strange: ['experiment_id', '"tags".team', '`tags`.team', 'attributes.experiment_id'],
  orders: ['name', 'experiment_id', 'creation_time', 'last_update_time', 'attribute.name', '`name`'],
  strangeOrders: ['tags.team', 'timestamp'],
};

export const modelWords: Words = {
  numbers: [],
  texts: ['name', 'attribute.name', 'tags.owner', 'tags.`__proto__`', 'tags.team', 'tag.`mlflow.prompt.is_prompt`'],
  listed: ['name', 'attribute.name'],
  optional: [],
  strange: ['"name"', '`name`', 'tags.mlflow.prompt.is_prompt', 'creation_timestamp'],
  orders: ['name', 'timestamp', 'last_updated_timestamp'],
  strangeOrders: ['creation_timestamp', 'attribute.name', '`name`', 'tags.owner'],
};

export const versionWords: Words = {
  numbers: ['version_number', 'attribute.version_number'],
  texts: ['name', 'source_path', 'run_id', 'tags.constructor', 'tags.`approved-by`', 'tag.`mlflow.prompt.is_prompt`'],
  listed: ['name', 'run_id', 'attribute.run_id'],
  optional: [],
  strange: ['"name"', '`version_number`', 'version_number', 'source_path', 'current_stage'],
  orders: ['name', 'version_number', 'creation_timestamp', 'last_updated_timestamp', 'attribute.name'],
  strangeOrders: ['version', 'run_id', 'timestamp'],
};

export const numberValues = ['0', '1', '-1', '4', '2', '1790000003000', '0.5', '.5', '5.', '1e0', '1E-3', '0.96'];
export const strangeNumbers = [
  ...[
    '1e300',
    '1e+3',
    '-1.7976931348623157e308',
    '1e400',
    '1790000003000.5',
    '9007199254740993',
    '9223372036854775807',
  ],
  ...['9223372036854775808', '-99999999999999999999999', '0x1F', '1_000', '--1', '+1', 'NaN', 'inf', '1e', '1.2.3'],
  ...['1x', '1 2', '12ab'],
];
export const textValues = [
  ...["'svm'", '"svm"', "'SVC'", "'%'", "'s_m'", "'%S%'", "''", '""', "'1'", "'10.0'", "'2'", "'RUNNING'", "'ada'"],
  ...["'FINISHED'", "'p'", '"größe"', '"%größe%"', "'ÜBER%'", "'odd %'", '"%大%"', "'%\u{1F3C5}%'", "'it''s'"],
  ...["'a\\'b'", '"a""b"', "'a\nb'", "'%\\_%'", '" x "', "'breast-cancer'", "'breast-cancer-classifier'", "'true'"],
  ...["'false'", "'TRUE'", "'wine-cultivar'", "'baseline'", "'twin'", "'Zebra'", "'tree'", "'T_EE'", "'0'", "'0123%'"],
];
export const strangeTexts = [
  ...['svm', '`svm`', "'svm", 'NULL', 'a.b', "('svm')", "''''", "'\u{0}'", "N'svm'", "'a' 'b'", '[svm]', '?', ':x'],
  ...['@x', '$1', "/* */ 'svm'"],
];
export const lists = [
  ...["('wine', 'digits')", "('breast-cancer')", '("0", "1")', '(\'odd `data`\', "x")', "('training',)"],
  ...["('breast-cancer-classifier')", "('Zebra', 'no versions')", "('1', '2')", "('0')"],
];
export const strangeLists = [
  ...['()', '(1, 2)', "('1', 2)", "('a' 'b')", '(`a`)', "('a', ('b'))", "(('a', 'b'))", "(('a', 'b'), 'c')"],
  ...["('a', 'b'", "('it''s', 'a\\'b')", "'a'", "('\n')", '(a)', "(' 1 ')", "('x')", "('1_0')"],
  ...["('99999999999999999999')", "(,'a')", "('a',,'b')", String.raw`('\x77ine', 'd\151gits')`],
];

export const comparisons = ['=', '!=', '<', '<=', '>', '>='];
export const matches = ['=', '!=', 'LIKE', 'ILIKE', 'like', 'Ilike'];
export const listOperators = ['IN', 'NOT IN', 'in', 'Not  In', 'NOT\nIN'];
export const nulls = ['IS NULL', 'IS NOT NULL', 'is null', 'IS NOT  NULL', 'IS\tNOT NULL', 'IS  NULL'];
export const strangeOperators = [
  ...['==', '<>', '=!', '~', 'NOT LIKE', 'RLIKE', 'REGEXP', 'BETWEEN', 'IS', 'NOT', '', ':=', '===', '||', '-', '->'],
];
