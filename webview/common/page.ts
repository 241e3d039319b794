import { html, render, type TemplateResult } from 'lit';
import type { PageState, Protocol } from '../../src/protocol/protocol.ts';
import { connect, type Host } from './host.ts';

/** What a page is made of: plain functions from what it knows to what is shown. */
export interface PageParts<P extends Protocol, View> {
  /** How it is looked at, from what was remembered: anything, also from another version. */
  readonly viewOf: (remembered: unknown) => View;
  readonly show: (content: P['content'], page: ShownPage<P, View>) => TemplateResult;
}

/** A page that is shown, for what can be done on it. */
export interface ShownPage<P extends Protocol, View> {
  readonly view: View;
  readonly host: Host<P>;
  /** Looks at it otherwise: draws it again, and remembers. */
  readonly look: (change: Partial<View>) => void;
  /** Draws it again. */
  readonly update: () => void;
}

type Failed = Extract<PageState<unknown>, { readonly kind: 'failed' }>;
type Asking = Pick<Host<Protocol>, 'retry' | 'allow'>;

/** Runs a page. Many changes between two frames are drawn once. */
export function runPage<P extends Protocol, View extends object>({ viewOf, show }: PageParts<P, View>): void {
  const place = document.getElementById('page') ?? document.body;
  let state: PageState<P['content']> = { kind: 'loading' };
  let frame: number | undefined;
  let controls: Promise<void> | undefined;

  const update = (): void => {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      render(draw(), place);
      if (state.kind !== 'loading') controls ??= afterFirstFrame();
    });
  };
  const host = connect<P>((told) => {
    const isFirst = state.kind !== 'shown' && told.kind === 'shown';
    state = told;
    // Drawing it takes as long as an answer: what it asks for is on its way before.
    if (isFirst) draw();
    update();
  });
  let view = viewOf(host.remembered);
  const look = (change: Partial<View>): void => {
    view = { ...view, ...change };
    host.remember(view);
    update();
  };

  function draw(): TemplateResult {
    if (state.kind === 'loading') return html`<p class="middle dim" role="status">Reading…</p>`;
    if (state.kind === 'failed') return failed(state, host);
    return html`${state.stale === undefined ? '' : stale(state.stale, host)}${show(state.content, { view, host, look, update })}`;
  }
  update();
}

/** The toolkit is a quarter of a page's scripts, and nobody can press a button before it is seen: `controls.css` keeps the room. */
async function afterFirstFrame(): Promise<void> {
  await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 200 }));
  const { registerControls } = await import('./controls.ts');
  registerControls();
}

function failed({ message, canAllow = false }: Failed, { retry, allow }: Asking): TemplateResult {
  return html`<div class="middle" role="alert">
    <p>${message}</p>
    <div class="buttons">
      ${canAllow ? html`<vscode-button @click=${allow}>Allow Folder…</vscode-button>` : ''}
      <vscode-button appearance=${canAllow ? 'secondary' : 'primary'} @click=${retry}>Try Again</vscode-button>
    </div>
  </div>`;
}

function stale(message: string, { retry }: Asking): TemplateResult {
  return html`<div class="band" role="status">
    <span>This may be out of date. ${message}</span>
    <vscode-button appearance="secondary" @click=${retry}>Try Again</vscode-button>
  </div>`;
}
