import {
  experimentRules,
  modelVersionRules,
  registeredModelRules,
  runRules,
  type Attribute,
  type Rules,
} from '../../filter/rules.ts';

// MLflow reads filters of its file store with the same grammar as those of its SQL stores, but not with the same rules.

const runName: Attribute = { name: 'run_name', type: 'text', operators: ['=', '!=', 'LIKE', 'ILIKE'] };

export const fileRunRules: Rules = {
  ...runRules,
  attributes: {
    ...runRules.attributes,
    run_name: runName,
    'run name': runName,
    'Run name': runName,
    'Run Name': runName,
  },
  sameOrderTwice: true,
  noListPatterns: true,
};

export const fileExperimentRules: Rules = {
  ...experimentRules,
  attributes: {
    ...experimentRules.attributes,
    // Ids are names of folders here, compared and sorted as text.
    experiment_id: { name: 'experiment_id', type: 'text', operators: ['=', '!=', 'LIKE', 'ILIKE', 'IN', 'NOT IN'] },
    creation_time: number('creation_time'),
    last_update_time: number('last_update_time'),
  },
  upperCase: false,
  noListPatterns: true,
};

export const fileRegisteredModelRules: Rules = {
  ...registeredModelRules,
  orderBy: { name: 'name', creation_timestamp: 'creation_time', last_updated_timestamp: 'last_updated_time' },
  orderByPrefixes: ['attribute'],
  sameOrderTwice: true,
  noListPatterns: true,
  plainAttributes: ['filter'],
};

export const fileModelVersionRules: Rules = {
  ...modelVersionRules,
  attributes: {
    ...modelVersionRules.attributes,
    version_number: { ...number('version'), type: 'cut' },
  },
  sameOrderTwice: true,
  noListPatterns: true,
};

const match = ['=', '!=', 'LIKE', 'ILIKE'];
const matchOrList = [...match, 'IN', 'NOT IN'];

export const fileLoggedModelRules: Rules = {
  about: 'logged models',
  attributes: {
    ...Object.fromEntries(
      ['name', 'model_id', 'model_type', 'status', 'source_run_id'].map((name) => [
        name,
        { name, type: 'text', operators: matchOrList } satisfies Attribute,
      ]),
    ),
    creation_timestamp: number('creation_time'),
    creation_time: number('creation_time'),
    last_updated_timestamp: number('last_updated_time'),
    last_updated_time: number('last_updated_time'),
  },
  prefixes: runRules.prefixes,
  orderBy: {},
  orderByPrefixes: [],
  operators: { metric: ['=', '!=', '<', '<=', '>', '>='], param: match, tag: match },
  upperCase: false,
  sameOrderTwice: true,
  noListPatterns: true,
};

function number(name: string): Attribute {
  return { name, type: 'number', operators: ['=', '!=', '<', '<=', '>', '>='] };
}
