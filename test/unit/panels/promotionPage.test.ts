import assert from 'node:assert/strict';
import { keyed } from '../../../src/base/keyed.ts';
import { promotionContent } from '../../../src/panels/promotion/promotionContent.ts';
import { promotionDifferences } from '../../../src/panels/promotion/promotionDifferences.ts';
import { promotionPage } from '../../../src/panels/promotion/promotionPage.ts';
import { judge } from '../../../src/policy/judge.ts';
import type { PromotionFacts } from '../../../src/policy/promotionFacts.ts';
import type { Policy } from '../../../src/policy/policy.ts';
import { createRegistryNews } from '../../../src/services/registry/registryNews.ts';
import { promotionMove } from '../../../src/services/registry/promotionMove.ts';
import { aliasesAddress, registryTexts } from '../../../src/services/registry/registryTexts.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import { aSignature, policyOf, promotionFacts, versionFacts } from '../../support/promotion.ts';

const connection = {
  id: 'settings/prod',
  name: 'prod',
  trackingUri: 'http://127.0.0.1:1',
  source: 'settings',
} as const;
const wanted = { connection, model: 'churn', version: '9', alias: 'champion' };
const never = new AbortController().signal;

function contentOf(facts: PromotionFacts, policy: Policy = { rules: [], otherwise: 'allow' }) {
  const verdict = judge(policy, facts);
  const move = promotionMove(facts.aliases, 'champion', '9', verdict.afterwards);
  return promotionContent(wanted, { facts, verdict, move }, {});
}

describe('what the page of a promotion shows', () => {
  it('is who loses and who gains the alias, and what becomes of others', () => {
    const policy = policyOf({ afterwards: { previousHolder: 'rollback', removes: ['challenger'] } });
    const { loses, becomes, gains, clears } = contentOf(
      promotionFacts({ aliases: { rollback: '5', challenger: '9' } }),
      policy,
    );
    assert.deepEqual(
      [loses?.version, becomes, gains.version, clears],
      ['7', { alias: 'rollback', takenFrom: '5' }, '9', ['challenger']],
    );
  });

  it('is nobody who loses where no version has it, and nothing to do where it is the same', () => {
    const fresh = contentOf(promotionFacts({ holder: undefined }));
    assert.deepEqual([fresh.loses, fresh.isHeld], [undefined, false]);
    const held = contentOf(promotionFacts({ holder: undefined, aliases: { champion: '9' } }));
    assert.deepEqual([held.loses, held.isHeld], [undefined, true]);
  });

  it('names the version that loses it also where that could not be read', () => {
    const { loses } = contentOf(promotionFacts({ holder: undefined, aliases: { champion: '7' } }));
    assert.deepEqual(loses, { version: '7', hasRun: false });
  });

  it('is each metric of both, NaN and what only one has, and which way is better by the policy before all else', () => {
    const facts = promotionFacts({
      candidate: { metrics: { val_auc: 0.94, loss: NaN, score: 1, 'system/cpu': 3 } },
      holder: { metrics: { val_auc: 0.92, loss: 0.2, old: 4 } },
    });
    const policy = policyOf({
      require: { metrics: { score: { betterThanHolder: { by: 0, direction: 'lower' } } } },
    });
    const { metrics, directions } = contentOf(facts, policy);
    assert.deepEqual(
      metrics.map(({ name, values, cells }) => [name, ...cells.map((cell) => values[cell])]),
      [
        ['loss', 0.2, 'NaN'],
        ['old', 4, undefined],
        ['score', undefined, 1],
        ['val_auc', 0.92, 0.94],
      ],
    );
    assert.deepEqual({ ...directions }, { loss: 'lower', score: 'lower', val_auc: 'higher' });
  });

  it('offers what can be done about what is missing, and warns of names with letters that look like others', () => {
    const policy = policyOf({ require: { tags: { 'approved-by': true }, description: true } });
    const { policy: shown } = contentOf(promotionFacts(), policy);
    assert.deepEqual(
      shown.requirements.flatMap(({ remedy }) => remedy ?? []),
      [{ action: 'setTag', key: 'approved-by' }, { action: 'editDescription' }],
    );
    const { unusual } = promotionContent(
      { ...wanted, model: 'chürn' },
      { facts: promotionFacts(), verdict: judge(policy, promotionFacts()), move: [] },
      {},
    );
    assert.match(unusual ?? '', /^"chürn" has letters that may look like others/);
  });
});

describe('what else is different between two versions', () => {
  it('is what they ask for and take, their params, data, code and tags, with what to look at twice', () => {
    const before = {
      ...versionFacts({
        version: { version: '7', tags: keyed([['data', '2026-09']]) },
        run: { params: { depth: '5', lr: '0.1' }, tags: { 'mlflow.source.git.commit': '4f2c91e00' } },
        signature: aSignature({ inputs: [{ name: 'age', type: 'long' }] }),
      }),
      requirements: { known: ['xgboost==2.1.4', 'numpy==2.0.0'] },
    };
    const after = {
      ...versionFacts({
        version: { version: '9', tags: keyed([['data', '2026-10']]) },
        run: { params: { depth: '6', lr: '0.1' }, tags: { 'mlflow.source.git.commit': 'a80d3c700' } },
        signature: aSignature({
          inputs: [
            { name: 'age', type: 'long' },
            { name: 'income', type: 'double' },
          ],
        }),
      }),
      requirements: { known: ['xgboost==3.0.0', 'numpy==2.0.0', 'pandas'] },
    };
    const found = promotionDifferences(before, after);
    assert.deepEqual(
      found.filter(({ what }) => what !== 'signature'),
      [
        {
          what: 'requirements',
          words: '2 changed: pandas added, xgboost 2.1.4 → 3.0.0',
          warning: 'xgboost 2.1.4 → 3.0.0: a major change',
          diff: 'requirements',
        },
        { what: 'params', words: '1 of 2 differ: depth 5 → 6', diff: 'params' },
        { what: 'commit', words: '4f2c91e → a80d3c7', diff: 'commits' },
        { what: 'tag data', words: '2026-09 → 2026-10' },
      ],
    );
    const signature = found.find(({ what }) => what === 'signature');
    assert.match(signature?.words ?? '', /income/);
    assert.equal(signature?.warning, 'callers of the version before may break');
  });

  it('is nothing where all is the same, and says of which version something could not be read', () => {
    const same = { ...versionFacts({ signature: aSignature({ inputs: [{ name: 'a', type: 'long' }] }) }) };
    const known = { ...same, requirements: { known: ['numpy'] } };
    assert.deepEqual(promotionDifferences(known, known), []);
    const [unread] = promotionDifferences(known, {
      ...versionFacts({ version: { version: '9' } }),
      requirements: { unknown: 'there is no requirements.txt' },
    });
    assert.equal(unread?.words, 'not compared. version 9: there is no requirements.txt');
  });
});

describe('the page of a promotion', () => {
  let database: TestDatabase;
  let app: TestApp;

  beforeEach(async () => {
    database = new TestDatabase();
    database.addModel('churn');
    database.addVersion({ name: 'churn', version: 7, aliases: ['champion'] });
    database.addVersion({ name: 'churn', version: 9, aliases: ['challenger'] });
    app = testApp({ connections: [{ name: 'local', trackingUri: `sqlite:///${database.path}` }] });
    await app.connections.ready();
  });
  afterEach(() => {
    app[Symbol.dispose]();
    database.dispose();
  });

  const open = (execute: () => Promise<void> = () => Promise.resolve()) => {
    const connectionId = app.connections.all[0]?.id ?? '';
    const identity = { kind: 'promotion', connectionId, name: 'churn', version: '9', alias: 'champion' } as const;
    return promotionPage(identity, { ...app, execute });
  };
  const asked = { why: '', override: false, typed: '' };

  it('carries out only what was read last, and only once at a time', async () => {
    let end: () => void = () => undefined;
    using page = disposed(open(() => new Promise((done) => (end = done))));
    await page.read(never);
    await page.read(never);
    const stale = page.answers.promote.answer({ ...asked, generation: 1 }, never);
    await assert.rejects(stale, /This was read anew meanwhile/);
    const first = page.answers.promote.answer({ ...asked, generation: 2 }, never);
    await assert.rejects(page.answers.promote.answer({ ...asked, generation: 2 }, never), /under way already/);
    const content = await page.read(never);
    assert.ok(content.kind === 'proposed' && content.isUnderway);
    end();
    await first;
    const again = await page.read(never);
    assert.ok(again.kind === 'proposed' && !again.isUnderway);
  });

  it('leaves nothing agreed to behind where its command did not come', async () => {
    using page = disposed(open());
    await page.read(never);
    await page.answers.promote.answer({ ...asked, generation: 1 }, never);
    const node = page.node?.();
    assert.ok(node?.kind === 'version');
    assert.equal(app.promotions.take(node), undefined);
  });

  it('says how all aliases would stand, as a text beside the one of now', async () => {
    const [local] = app.connections.all;
    assert.ok(local);
    const texts = registryTexts({ ...app, registry: createRegistryNews() });
    const move = promotionMove(keyed([['champion', '7']]), 'champion', '9', {
      previousHolder: 'rollback',
      removes: [],
    });
    const read = (address: { readonly query: string }): Promise<string> => texts.read(address.query, never);
    assert.equal(await read(aliasesAddress(local, 'churn')), 'challenger: 9\nchampion: 7\n');
    assert.equal(
      await read(aliasesAddress(local, 'churn', [...move, { alias: 'challenger', from: '9', to: undefined }])),
      'champion: 9\nrollback: 7\n',
    );
    await assert.rejects(texts.read('store=1', never), /address of no registered model/);
  });
});

function disposed<Item extends { dispose(): void }>(item: Item): Item & globalThis.Disposable {
  return Object.assign(item, { [Symbol.dispose]: () => item.dispose() });
}
