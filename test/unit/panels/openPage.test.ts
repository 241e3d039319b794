import assert from 'node:assert/strict';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { Emitter } from '../../../src/base/emitter.ts';
import { OpenPage } from '../../../src/panels/openPage.ts';
import type { Page } from '../../../src/panels/page.ts';
import type { Protocol, ToPage } from '../../../src/protocol/protocol.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { fakeLog } from '../../support/fakeHost.ts';

interface Double extends Protocol {
  readonly calls: {
    readonly double: { readonly ask: { readonly of: number }; readonly answer: number };
    readonly wait: { readonly ask: null; readonly answer: never };
  };
}

const me = { kind: 'run', connectionId: 'store', runId: 'me' } as const;

describe('an open page', () => {
  it('is told all of its state when its script runs, and again when it runs anew', async () => {
    using page = open(() => Promise.resolve({ title: 'one' }));
    page.said({ kind: 'ready' });
    page.show();
    await page.told(2);
    page.said({ kind: 'ready' });
    const shown = { kind: 'state', identity: me, state: { kind: 'shown', content: { title: 'one' } } };
    assert.deepEqual(page.messages, [{ kind: 'state', identity: me, state: { kind: 'loading' } }, shown, shown]);
  });

  it('says why nothing could be read, and reads again when asked to', async () => {
    let answers = 0;
    using page = open(() =>
      answers++ === 0
        ? Promise.reject(new StoreError('unreachable', 'Nobody answers.'))
        : Promise.resolve({ title: 'one' }),
    );
    page.said({ kind: 'ready' });
    page.show();
    await page.told(2);
    assert.deepEqual(page.last, { kind: 'failed', message: 'Nobody answers.' });
    page.said({ kind: 'retry' });
    await page.told(3);
    assert.deepEqual(page.last, { kind: 'shown', content: { title: 'one' } });
  });

  it('asks whether a folder may be read only where the reading stopped at one', async () => {
    let outsideFolder: string | undefined = '/elsewhere';
    using page = open(() => {
      const options = outsideFolder === undefined ? {} : { outsideFolder };
      return Promise.reject(new StoreError('unsupported', 'It lies elsewhere.', options));
    });
    page.said({ kind: 'allow' });
    page.said({ kind: 'ready' });
    page.show();
    await page.told(2);
    assert.deepEqual(page.last, { kind: 'failed', message: 'It lies elsewhere.', canAllow: true });
    page.said({ kind: 'allow' });
    outsideFolder = undefined;
    page.said({ kind: 'retry' });
    await page.told(3);
    assert.deepEqual(page.last, { kind: 'failed', message: 'It lies elsewhere.' });
    page.said({ kind: 'allow' });
    assert.deepEqual(page.allowed, ['/elsewhere']);
  });

  it('keeps what it shows when that cannot be read again, and says so', async () => {
    const changed = new Emitter<void>();
    let answers = 0;
    using page = open(
      () =>
        answers++ > 0 ? Promise.reject(new StoreError('timeout', 'Too slow.')) : Promise.resolve({ title: 'one' }),
      changed,
    );
    page.said({ kind: 'ready' });
    page.show();
    await page.told(2);
    changed.fire();
    await page.told(3);
    assert.deepEqual(page.last, { kind: 'shown', content: { title: 'one' }, stale: 'Too slow.' });
  });

  it('answers each question once, with its id; a mistake of ours in a sentence', async () => {
    using page = open(() => Promise.resolve({ title: 'one' }));
    page.said({ kind: 'ask', id: 7, call: 'double', ask: { of: 21 } });
    page.said({ kind: 'ask', id: 8, call: 'double', ask: { of: 'many' } });
    page.said({ kind: 'ask', id: 9, call: 'constructor', ask: null });
    await page.told(3);
    const message = 'Podium could not do this. The log says more.';
    assert.deepEqual(
      page.messages.toSorted((a, b) => ('id' in a && 'id' in b ? a.id - b.id : 0)),
      [
        { kind: 'answer', id: 7, answer: 42 },
        { kind: 'failure', id: 8, message },
        { kind: 'failure', id: 9, message },
      ],
    );
  });

  it('stops what the page does not want any more, and what an earlier script had asked', async () => {
    using page = open(() => Promise.resolve({ title: 'one' }));
    page.said({ kind: 'ask', id: 1, call: 'wait', ask: null });
    page.said({ kind: 'cancel', id: 1 });
    page.said({ kind: 'ask', id: 2, call: 'wait', ask: null });
    page.said({ kind: 'ready' });
    assert.deepEqual(page.stopped, [1, 2]);
    await Promise.resolve();
    assert.deepEqual(
      page.messages.filter(({ kind }) => kind !== 'state'),
      [],
    );
  });

  it('reads nothing while it is hidden', async () => {
    const changed = new Emitter<void>();
    let reads = 0;
    using page = open(() => Promise.resolve({ title: String(++reads) }), changed);
    changed.fire();
    page.said({ kind: 'retry' });
    await Promise.resolve();
    assert.equal(reads, 0);
    page.show();
    assert.equal(reads, 1);
    page.hide();
    changed.fire();
    assert.equal(reads, 1);
  });

  it('reads again and again as soon as it knows that something goes on, until that has ended', async () => {
    let reads = 0;
    using page = open(
      () => Promise.resolve({ title: String(++reads) }),
      undefined,
      () => (reads > 0 && reads < 4 ? 1 : 0),
    );
    page.said({ kind: 'ready' });
    page.show();
    await page.told(5);
    await pause(20);
    assert.equal(reads, 4);
  });

  it('leaves alone what no page of ours would say', () => {
    using page = open(() => Promise.resolve({ title: 'one' }));
    for (const message of [undefined, null, 1, 'ready', {}, { kind: 'eval', code: '1' }, { kind: 'ask', id: '1' }]) {
      page.said(message);
    }
    assert.deepEqual(page.messages, []);
  });
});

function open(
  read: (signal: AbortSignal) => Promise<{ title: string }>,
  changed?: Emitter<void>,
  intervalMs: () => number = () => 0,
) {
  const messages: ToPage<Protocol>[] = [];
  const stopped: number[] = [];
  const allowed: string[] = [];
  const arrived = new EventTarget();
  let waits = 0;
  const page: Page<Double> = {
    read,
    answers: {
      double: { ask: v.object({ of: v.number() }), answer: ({ of }) => Promise.resolve(2 * of) },
      wait: {
        ask: v.null(),
        answer: (_, signal) => {
          const number = ++waits;
          return new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              stopped.push(number);
              reject(signal.reason as Error);
            });
          });
        },
      },
    },
    intervalMs,
    ...(changed && { onDidChange: changed.event }),
    dispose: () => undefined,
  };
  const opened = new OpenPage(
    page,
    me,
    (message) => {
      messages.push(message);
      arrived.dispatchEvent(new Event('message'));
    },
    { log: fakeLog(), allow: (folder) => Promise.resolve(void allowed.push(folder)) },
  );
  return {
    messages,
    stopped,
    allowed,
    get last() {
      const last = messages.at(-1);
      return last?.kind === 'state' ? last.state : undefined;
    },
    said: (message: unknown) => opened.receive(message),
    show: () => opened.setVisible(true),
    hide: () => opened.setVisible(false),
    async told(count: number) {
      while (messages.length < count) await once(arrived, 'message');
    },
    [Symbol.dispose]: () => opened.dispose(),
  };
}
