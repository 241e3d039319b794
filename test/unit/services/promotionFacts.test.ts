import assert from 'node:assert/strict';
import { holderOf, type PromotionFacts } from '../../../src/policy/promotionFacts.ts';
import {
  allFacts,
  factsFor,
  promotionFacts,
  type FactsWanted,
  type Promotion,
} from '../../../src/services/registry/promotionFacts.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { policyOf } from '../../support/promotion.ts';
import { WatchedStores } from '../../support/watchedStores.ts';

const classifier = 'breast-cancer-classifier';
const challenger: Promotion = { model: classifier, to: { alias: 'challenger' }, alias: 'champion' };
const never = new AbortController().signal;

describe('the facts of a promotion', () => {
  const stores = new WatchedStores();
  let close: () => Promise<void>;
  let read: (promotion: Promotion, wanted?: FactsWanted, signal?: AbortSignal) => Promise<PromotionFacts>;

  before(async () => {
    const store = await stores.openStore('sample', {});
    close = () => store.close();
    read = (promotion, wanted = allFacts, signal = never) => promotionFacts(store, promotion, wanted, signal);
  });
  beforeEach(() => void stores.takeAsked());
  after(() => close());

  it('are what the store has of both versions', async () => {
    const { alias, candidate, holder, aliases } = await read(challenger);
    assert.deepEqual([alias, candidate.version.version, holder?.version.version], ['champion', '4', '3']);
    assert.equal(aliases['challenger'], '4');
    for (const facts of [candidate, holder]) {
      assert.ok(facts && 'known' in facts.run && 'known' in facts.loggedModel && 'known' in facts.requirements);
      assert.equal(facts.run.known.runId, facts.version.runId);
      assert.equal(facts.loggedModel.known.modelId, facts.version.modelId);
      assert.ok('known' in facts.signature);
      assert.equal(facts.signature.known.inputs?.length, 30);
      assert.ok(facts.requirements.known.some((line) => line.startsWith('scikit-learn')));
    }
  });

  it('are of one version where nobody else has the alias', async () => {
    const to = { version: '3' };
    const free = await read({ model: classifier, to, alias: 'nobody' });
    assert.equal(free.holder, undefined);
    const own = await read({ model: classifier, to, alias: 'champion' });
    assert.equal(own.holder, undefined);
    assert.equal(holderOf(own), own.candidate);
    assert.equal(holderOf(free), 'nobody');
  });

  for (const [what, require, asked] of [
    ['nothing but the model and the version', { tags: { x: true }, from: ['x'], description: true }, []],
    ['the run and the logged model', { metrics: { auc: { atLeast: 0 } } }, ['getLoggedModel', 'getRun']],
    [
      'both versions, their runs and logged models',
      { metrics: { auc: { betterThanHolder: { by: 0 } } } },
      ['getLoggedModel', 'getLoggedModel', 'getModelVersion', 'getRun', 'getRun'],
    ],
    ['what stands in the MLmodel', { signature: 'present' }, ['readArtifact']],
    ['what stands in both MLmodels', { signature: 'compatible' }, ['getModelVersion', 'readArtifact', 'readArtifact']],
  ] as const) {
    it(`cost no question beyond ${what}, where no more is required`, async () => {
      const [rule] = policyOf({ require }).rules;
      await read(challenger, factsFor(rule?.requirements ?? []));
      assert.deepEqual(stores.takeAsked().toSorted(), [...asked, 'getModelVersion', 'getRegisteredModel'].toSorted());
    });
  }

  it('say what is not there any more', async () => {
    stores.fail('getRun', new StoreError('notFound', 'No such run.'));
    stores.fail('readArtifact', new StoreError('forbidden', 'You may not read this.'));
    try {
      const { candidate } = await read(challenger);
      assert.deepEqual(candidate.run, { unknown: 'its source run is not there' });
      assert.deepEqual(candidate.signature, { unknown: 'You may not read this.' });
    } finally {
      stores.fail('getRun');
      stores.fail('readArtifact');
    }
  });

  it('are not guessed where the store does not answer', async () => {
    stores.fail('getRun', new StoreError('unreachable', 'Nobody answers.'));
    try {
      await assert.rejects(read(challenger), { fault: 'unreachable' });
    } finally {
      stores.fail('getRun');
    }
  });

  it('take nobody for nobody who was only not read', async () => {
    assert.deepEqual(holderOf(await read(challenger, factsFor([]))), {
      unread: 'version 3, which has @champion, could not be read',
    });
  });

  it('need a version that is there', async () => {
    await assert.rejects(read({ model: classifier, to: { version: '99' }, alias: 'x' }), { fault: 'notFound' });
    await assert.rejects(read({ model: classifier, to: { alias: 'nobody' }, alias: 'x' }), {
      fault: 'notFound',
      message: `No version of ${classifier} has @nobody. Name a version, or set the alias first.`,
    });
  });

  it('are not waited for by whoever went away', async () => {
    const gone = new AbortController();
    const release = stores.hold('getRun');
    const reading = read(challenger, allFacts, gone.signal);
    gone.abort(new Error('gone'));
    await assert.rejects(reading, /gone/);
    release();
  });
});
