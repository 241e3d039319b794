import assert from 'node:assert/strict';
import { reproduceCommands } from '../../../src/services/runs/reproduce.ts';
import { runSource } from '../../../src/services/runs/runSource.ts';
import { aRun } from '../../support/make.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';

describe('the commands that make a run again', () => {
  it('get the code, the environment and the script, in this order', () => {
    const recipe = {
      source: runSource(
        aRun({
          tags: {
            'mlflow.source.name': 'src/train model.py',
            'mlflow.source.type': 'LOCAL',
            'mlflow.source.git.commit': commit,
            'mlflow.source.git.repoURL': 'https://example.com/team/repo.git',
          },
        }),
      ),
      params: {},
      python: '3.11.7',
      requirements: ['mlflow==3.17.2', 'numpy<2'],
    };
    assert.deepEqual(reproduceCommands(recipe, 'posix').text.split('\n'), [
      'git clone --no-checkout -- https://example.com/team/repo.git run-01234567',
      'cd run-01234567',
      `git checkout --detach ${commit}`,
      'python3.11 -m venv .venv',
      '. .venv/bin/activate',
      "python -m pip install -- mlflow==3.17.2 'numpy<2'",
      "python 'src/train model.py'",
    ]);
    assert.deepEqual(reproduceCommands(recipe, 'powershell').text.split('\n').slice(3), [
      'py -3.11 -m venv .venv',
      '.\\.venv\\Scripts\\Activate.ps1',
      "python -m pip install -- mlflow==3.17.2 'numpy<2'",
      "python 'src/train model.py'",
    ]);
  });

  it('run an MLflow project with its entry point and params', () => {
    const { text } = reproduceCommands(
      {
        source: { name: 'https://example.com/p.git', type: 'PROJECT', entryPoint: 'main', commit },
        params: { alpha: '0.1', note: "it's $(id)" },
        requirements: ['a==1'],
        python: '3.12.1',
      },
      'posix',
    );
    assert.equal(
      text.split('\n').at(-1),
      `mlflow run --entry-point=main -v ${commit} -P alpha=0.1 -P 'note=it'\\''s $(id)' https://example.com/p.git`,
    );
  });

  it('say what is missing, and make nothing up', () => {
    assert.deepEqual(reproduceCommands({ source: {}, params: {} }, 'posix'), {
      text: '',
      missing: [
        'MLflow recorded no Git commit: which version of the code ran is not known.',
        'MLflow recorded no requirements: it does so beside a logged model.',
        'MLflow recorded no source: what ran is not known.',
      ],
    });
    const notebook = reproduceCommands({ source: { name: '/x/ipykernel_launcher.py' }, params: {} }, 'posix');
    assert.equal(notebook.missing.at(-1), 'It ran in a notebook: run its cells again.');
  });

  it('take nothing for a word that could be an option, another index or a command', () => {
    const { text, missing } = reproduceCommands(
      {
        source: { name: '-c import os', type: 'LOCAL', commit: '--upload-pack=x', repositoryUrl: 'ext::sh -c id' },
        params: {},
        python: '3; id',
        requirements: ['--index-url http://127.0.0.1/', 'a\nls', 'numpy; python_version < "3"'],
      },
      'posix',
    );
    assert.deepEqual(text.split('\n'), [
      'python3 -m venv .venv',
      '. .venv/bin/activate',
      `python -m pip install -- 'numpy; python_version < "3"'`,
      "'./-c import os'",
    ]);
    assert.deepEqual(missing.slice(0, 3), [
      'What is recorded as the Git commit is none.',
      '2 of 3 requirements cannot be written here.',
      'MLflow recorded no version of Python.',
    ]);
  });

  it('clone nothing but what names a server', () => {
    const source = { name: 'a.py', commit, repositoryUrl: 'ext::sh -c id' };
    assert.equal(
      reproduceCommands({ source, params: {} }, 'posix').text.split('\n')[0],
      `git checkout --detach ${commit}`,
    );
  });
});
