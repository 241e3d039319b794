import assert from 'node:assert/strict';
import { packagesIn, versionStep } from '../../../src/compare/packages.ts';

describe('the packages of a requirements file', () => {
  it('are names as PyPI compares them, with the version or what is asked of it', () => {
    const lines = [
      'mlflow==3.17.2',
      'Scikit_Learn',
      'numpy>=1.26,<3',
      'ray[tune]==2.9',
      'x @ https://example.com/x.whl',
    ];
    assert.deepEqual(
      { ...packagesIn(lines) },
      {
        mlflow: '3.17.2',
        'scikit-learn': 'any',
        numpy: '>=1.26,<3',
        'ray[tune]': '2.9',
        x: '@ https://example.com/x.whl',
      },
    );
  });

  it('are no options, and one that stands there twice is one', () => {
    assert.deepEqual(
      { ...packagesIn(['-r other.txt', '--index-url https://example.com', 'a==1', 'A==1', 'a<2']) },
      {
        a: '1, <2',
      },
    );
  });
});

describe('how far two versions are apart', () => {
  it('is said by the first number that differs', () => {
    assert.equal(versionStep('2.1.4', '3.0.0'), 'major');
    assert.equal(versionStep('1.7.0', '1.8.1'), 'minor');
    assert.equal(versionStep('1.7', '1.7.1'), 'patch');
    assert.equal(versionStep('1.7.0', '1.7.0'), undefined);
    assert.equal(versionStep('1.7.0', 'any'), undefined);
  });
});
