/** A run as people hand it on: its id, a `runs:/` URI, or the address of its page in MLflow's web UI. */
export interface RunReference {
  readonly runId: string;
  /** The address of the page, up to the part that MLflow's UI makes: `https://host/prefix`. */
  readonly server?: string;
}

/** Reads what was typed or pasted; `undefined` when no run can be meant by it. */
export function parseRunReference(text: string): RunReference | undefined {
  const trimmed = text.trim();
  const id = /^[0-9a-f]{32}$/i.exec(trimmed)?.[0] ?? /^runs:\/+([\w-]+)(?:\/|$)/.exec(trimmed)?.[1];
  if (id !== undefined) return { runId: id };
  return URL.canParse(trimmed) ? ofPage(new URL(trimmed)) : undefined;
}

/** `…/#/experiments/1/runs/<id>[/…]` in any version of the UI, and the links that MLflow's client prints for evaluation runs. */
function ofPage({ origin, protocol, pathname, hash }: URL): RunReference | undefined {
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  const runId =
    /^#\/(?:[^?]*\/)?runs\/([\w-]+)(?:[/?]|$)/.exec(hash)?.[1] ?? /[?&]selectedRunUuid=([\w-]+)/.exec(hash)?.[1];
  return runId === undefined || runId === 'compare'
    ? undefined
    : { runId, server: `${origin}${pathname.replace(/\/+$/, '')}` };
}
