import type { Answer, Ask, CallName, PageState, Protocol, ToHost, ToPage } from '../../src/protocol/protocol.ts';

/** What the editor gives to a page, once. */
interface Editor {
  postMessage(message: ToHost): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): Editor;

/** The extension, as a page sees it. */
export interface Host<P extends Protocol> {
  /** Rejects with an Error whose message is a sentence for the user, or with the signal's reason. */
  ask<Name extends CallName<P>>(call: Name, ask: Ask<P, Name>, signal?: AbortSignal): Promise<Answer<P, Name>>;
  /** Reads again what is shown. */
  retry(): void;
  /** Asks the person whether the folder may be read at which the reading stopped. */
  allow(): void;
  /** What this page had remembered: how it was looked at, never what was shown. Survives hiding the tab and reloading the window. */
  readonly remembered: unknown;
  remember(view: unknown): void;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (reason: Error) => void;
}

/** Tells the extension that the page runs; `onState` gets all there is to show, now and at each change. */
export function connect<P extends Protocol>(onState: (state: PageState<P['content']>) => void): Host<P> {
  const editor = acquireVsCodeApi();
  const waiting = new Map<number, Waiting>();
  const kept = editor.getState();
  const remembered = isRecord(kept) ? kept['view'] : undefined;
  let view = remembered;
  let identity: unknown = isRecord(kept) ? kept['identity'] : undefined;
  let last = 0;

  window.addEventListener('message', ({ data, origin }: MessageEvent<ToPage<P>>) => {
    // Any frame of the window can find this one, also that of a file whose scripts run; only the editor's has our origin.
    if (origin !== window.origin) return;
    if (data.kind === 'state') {
      identity = data.identity;
      editor.setState({ identity, view });
      onState(data.state);
      return;
    }
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === 'answer') asked?.resolve(data.answer);
    else asked?.reject(new Error(data.message));
  });
  editor.postMessage({ kind: 'ready' });

  return {
    remembered,
    remember: (now) => {
      view = now;
      editor.setState({ identity, view });
    },
    retry: () => editor.postMessage({ kind: 'retry' }),
    allow: () => editor.postMessage({ kind: 'allow' }),
    ask: (call, ask, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const id = ++last;
        const cancel = (): void => {
          waiting.delete(id);
          editor.postMessage({ kind: 'cancel', id });
          reject(signal?.reason as Error);
        };
        const done = (): void => signal?.removeEventListener('abort', cancel);
        waiting.set(id, {
          resolve: (answer) => {
            done();
            resolve(answer);
          },
          reject: (reason) => {
            done();
            reject(reason);
          },
        });
        signal?.addEventListener('abort', cancel, { once: true });
        editor.postMessage({ kind: 'ask', id, call, ask });
      }),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
