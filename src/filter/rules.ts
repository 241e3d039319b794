/** What a search can be about: the attributes, each with its kind of value, and what is keyed by the user's own names. */
export interface Rules {
  readonly about: string;
  /** From what may be written to what is meant; also the names of the answer's fields. */
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** From what may stand before the dot to what is meant. */
  readonly prefixes: Readonly<Record<string, Prefix>>;
  readonly orderBy: Readonly<Record<string, string>>;
  /** Which of {@link prefixes} may be sorted by. */
  readonly orderByPrefixes: readonly Prefix[];
  readonly operators: Readonly<Partial<Record<Exclude<Prefix, 'attribute'>, readonly string[]>>>;
  /** MLflow takes LIKE, ILIKE and IN in upper case only. */
  readonly upperCase: boolean;
  /** MLflow takes an order that names the same thing twice. */
  readonly sameOrderTwice: boolean;
  /** What is before the dot may be in backticks. */
  readonly quotedPrefix?: true;
  /** Where the names of attributes may not be in quotes. */
  readonly plainAttributes?: readonly ('filter' | 'order')[];
  /** MLflow fails at LIKE with a list, which its databases refuse. */
  readonly noListPatterns?: true;
  /** MLflow did not foresee that IS NULL is asked here, and fails. */
  readonly noNulls?: true;
}

export type Prefix = 'attribute' | 'metric' | 'param' | 'tag' | 'dataset';

export interface Attribute {
  readonly name: string;
  /** `id`: a whole number in quotes. `whole`: one without, `anyWhole`: either. `cut`: as whole, with the rest cut off. */
  readonly type: 'text' | 'number' | 'cut' | 'whole' | 'anyWhole' | 'id';
  readonly operators: readonly string[];
  /** Where a filter finds it, if not in the attribute: older MLflow kept it as a tag only. */
  readonly tag?: string;
}

/** What an identifier names, and how that is compared. */
export type Comparable = Attribute & { readonly kind: Prefix };

const compare = ['=', '!=', '<', '<=', '>', '>='];
const match = ['=', '!=', 'LIKE', 'ILIKE'];
const list = ['IN', 'NOT IN'];
const empty = ['IS NULL', 'IS NOT NULL'];

const text = (name: string): Attribute => ({ name, type: 'text', operators: match });
const listed = (name: string): Attribute => ({ name, type: 'text', operators: [...match, ...list] });
const number = (name: string): Attribute => ({ name, type: 'number', operators: compare });
const whole = (name: string): Attribute => ({ name, type: 'whole', operators: compare });

// `runs.name` is empty for runs of MLflow before 1.30, so MLflow looks at the tag.
const runName: Attribute = { ...text('run_name'), tag: 'mlflow.runName' };

const tags = { tag: 'tag', tags: 'tag' } as const;

export const runRules: Rules = {
  about: 'runs',
  attributes: {
    run_id: listed('run_id'),
    run_name: runName,
    'run name': runName,
    'Run name': runName,
    'Run Name': runName,
    status: text('status'),
    user_id: text('user_id'),
    artifact_uri: text('artifact_uri'),
    start_time: number('start_time'),
    created: number('start_time'),
    Created: number('start_time'),
    end_time: number('end_time'),
  },
  prefixes: {
    attribute: 'attribute',
    attributes: 'attribute',
    attr: 'attribute',
    run: 'attribute',
    metric: 'metric',
    metrics: 'metric',
    param: 'param',
    params: 'param',
    parameter: 'param',
    parameters: 'param',
    ...tags,
    dataset: 'dataset',
    datasets: 'dataset',
  },
  orderBy: {
    run_id: 'run_id',
    run_name: 'run_name',
    status: 'status',
    user_id: 'user_id',
    artifact_uri: 'artifact_uri',
    start_time: 'start_time',
    created: 'start_time',
    Created: 'start_time',
    end_time: 'end_time',
  },
  orderByPrefixes: ['attribute', 'metric', 'param', 'tag'],
  operators: { metric: compare, param: [...match, ...empty], tag: [...match, ...empty], dataset: [...match, ...list] },
  upperCase: false,
  sameOrderTwice: false,
  quotedPrefix: true,
};

/** What may stand after `dataset.`. */
export const datasetKeys = ['name', 'digest', 'context'];

export const experimentRules: Rules = {
  about: 'experiments',
  attributes: {
    name: text('name'),
    experiment_id: { name: 'experiment_id', type: 'id', operators: ['=', '!=', ...list] },
    creation_time: whole('creation_time'),
    last_update_time: whole('last_update_time'),
  },
  prefixes: { attribute: 'attribute', ...tags },
  orderBy: {
    name: 'name',
    experiment_id: 'experiment_id',
    creation_time: 'creation_time',
    last_update_time: 'last_update_time',
  },
  orderByPrefixes: ['attribute'],
  operators: { tag: [...match, ...empty] },
  upperCase: true,
  sameOrderTwice: true,
};

export const registeredModelRules: Rules = {
  about: 'registered models',
  attributes: { name: listed('name') },
  prefixes: { attribute: 'attribute', ...tags },
  orderBy: { name: 'name', timestamp: 'last_updated_time', last_updated_timestamp: 'last_updated_time' },
  orderByPrefixes: [],
  operators: { tag: match },
  upperCase: false,
  sameOrderTwice: false,
  plainAttributes: ['filter', 'order'],
  noNulls: true,
};

export const modelVersionRules: Rules = {
  about: 'model versions',
  attributes: {
    name: listed('name'),
    run_id: listed('run_id'),
    source_path: text('source'),
    version_number: { ...whole('version'), type: 'anyWhole' },
  },
  prefixes: { attribute: 'attribute', ...tags },
  orderBy: {
    name: 'name',
    version_number: 'version',
    creation_timestamp: 'creation_time',
    last_updated_timestamp: 'last_updated_time',
  },
  orderByPrefixes: ['attribute'],
  operators: { tag: match },
  upperCase: false,
  sameOrderTwice: false,
  plainAttributes: ['filter'],
  noNulls: true,
};
