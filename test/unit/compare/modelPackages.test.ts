import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyed } from '../../../src/base/keyed.ts';
import { modelPackages } from '../../../src/compare/modelPackages.ts';
import { requirementLines, requirementOf } from '../../../src/model/requirement.ts';
import { meetsSpecifier } from '../../../src/compare/versionSpecifier.ts';
import { seed } from '../../support/seed.ts';

describe('a requirement', () => {
  it('is read as pip reads it', () => {
    const text =
      '# ours\nmlflow[extras]==3.17.2 --hash=sha256:ab  # pinned\nNum_Py >=1.20, \\\n  <3\n\n-r other.txt\nskops';
    assert.deepEqual(requirementLines(text).map(requirementOf), [
      { name: 'mlflow', specifier: '==3.17.2' },
      { name: 'num-py', specifier: '>=1.20,    <3' },
      undefined,
      { name: 'skops', specifier: '' },
    ]);
    assert.deepEqual(requirementOf('tool @ https://x.example/a.whl'), {
      name: 'tool',
      specifier: '',
      url: 'https://x.example/a.whl',
    });
    assert.deepEqual(requirementOf('old (>=1.0) ; python_version < "3.9"'), {
      name: 'old',
      specifier: '>=1.0',
      marker: 'python_version < "3.9"',
    });
    for (const line of ['./wheels/a.whl', 'https://x.example/a.whl', '--index-url x', 'a/b.whl']) {
      assert.equal(requirementOf(line), undefined, line);
    }
  });

  it('is met by the versions that PEP 440 says', () => {
    const met: readonly (readonly [string, string, boolean | undefined])[] = [
      ['1.7.2', '==1.7.2', true],
      ['1.7.0', '==1.7', true],
      ['1.7.2+cpu', '==1.7.2', true],
      ['1.7.2', '==1.7.2+cpu', false],
      ['1.10', '>=1.9', true],
      ['2.0rc1', '<2.0', false],
      ['2.0rc1', '>=2.0', false],
      ['1.7.post1', '>1.7', false],
      ['1.7.9', '~=1.7.2', true],
      ['1.8', '~=1.7.2', false],
      ['1.7.9', '==1.7.*', true],
      ['1.70', '==1.7.*', false],
      ['1.5', '!=1.5.*', false],
      ['1.5', '', true],
      ['1.5', '>=1,<2,!=1.6', true],
      ['nightly', '>=1', undefined],
      ['1.5', 'of any kind', undefined],
      ['1.5', '~=1', undefined],
    ];
    for (const [version, specifier, expected] of met) {
      assert.equal(meetsSpecifier(version, specifier), expected, `${version} ${specifier}`);
    }
  });

  it('is judged without an error, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (version, specifier) => {
        assert.ok([true, false, undefined].includes(meetsSpecifier(version, specifier)));
        requirementOf(specifier);
      }),
      { seed },
    );
  });
});

describe('the packages of a model', () => {
  const model = [
    'mlflow==3.17.2',
    'scikit-learn==1.7.2',
    'numpy',
    'skops>=0.11',
    'torch==2.5.0',
    'gone==1',
    'if-old; os_name == "nt"',
  ];
  const installed = keyed([
    ['mlflow', '3.17.2'],
    ['scikit-learn', '1.6.1'],
    ['numpy', '2.3.4'],
    ['skops', 'unknown'],
    ['torch', '2.5.0+cu124'],
  ]);
  const brief = (rows: ReturnType<typeof modelPackages>) =>
    rows.map(({ name, verdict, words }) => `${name}: ${verdict}, ${words}`);

  it('are compared with what is installed, and those come first that are otherwise', () => {
    assert.deepEqual(brief(modelPackages(model, { installed })), [
      'scikit-learn: differs, installed is another minor version',
      'gone: missing, not installed',
      'if-old: unknown, not installed, and wanted only under a condition',
      'skops: unknown, cannot tell: its version is not written as PEP 440 has it',
      'mlflow: fits, installed as wanted',
      'numpy: fits, installed as wanted',
      'torch: fits, installed as wanted',
    ]);
  });

  it('are compared with what the requirements of the workspace allow', () => {
    const requirements = [
      'mlflow>=3,<4',
      'Scikit_Learn==1.6.*',
      'numpy==2.1',
      'skops>=0.9',
      'gone',
      'torch @ https://x.example/t.whl',
    ];
    const rows = modelPackages(model, { requirements });
    assert.deepEqual(brief(rows), [
      'scikit-learn: differs, the requirements ask for another version',
      'if-old: unknown, not in the requirements',
      'skops: unknown, cannot tell: both allow several versions',
      'torch: unknown, cannot tell: it comes from an address',
      'gone: fits, the requirements allow it',
      'mlflow: fits, the requirements allow it',
      'numpy: fits, the requirements allow it',
    ]);
    assert.deepEqual(rows[0], {
      name: 'scikit-learn',
      model: '==1.7.2',
      workspace: '==1.6.*',
      verdict: 'differs',
      words: 'the requirements ask for another version',
    });
  });

  it('are told by the worse of both', () => {
    const [row] = modelPackages(['a==1'], { requirements: ['a==1'], installed: keyed([['a', '2.0']]) });
    assert.equal(row?.words, 'installed is another major version');
    const [other] = modelPackages(['a==1'], { requirements: ['a==2'], installed: keyed([['a', '1']]) });
    assert.equal(other?.words, 'the requirements ask for another version');
  });
});
