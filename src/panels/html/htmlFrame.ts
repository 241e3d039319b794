import { xmlText } from '../../charts/xmlText.ts';
import type { HtmlText } from './htmlText.ts';

/** How far a file may go, and what is said of that. */
export type Scripts =
  /** Nothing runs. `offer` is what a press on the offer calls; nothing where nobody may allow it. */
  { readonly run: false; readonly offer: `command:${string}` | undefined } | { readonly run: true };

export interface HtmlFrame {
  /** What the frame is called, for a screen reader. */
  readonly name: string;
  readonly text: HtmlText;
  readonly scripts: Scripts;
}

/** No file reaches anything on any network, whether its scripts run or not. */
const nothing = [
  `default-src 'none'`,
  `connect-src 'none'`,
  `frame-src 'none'`,
  `object-src 'none'`,
  `form-action 'none'`,
  `base-uri about:`,
  `style-src 'unsafe-inline'`,
  `img-src data: blob:`,
  `font-src data:`,
  `media-src data: blob:`,
];
/** What the file's scripts may do: run, and draw. */
const scripts = [`script-src 'unsafe-inline' 'unsafe-eval' blob:`, `worker-src blob:`, `webrtc 'block'`];

/** Without it, links to parts of the file would lead to the page around it. Before the file's own: the first one counts. */
const base = '<base href=about:srcdoc>';

/** The frame has its parent's policy. It is asked for by nobody, so that `frame-src` need not let it in. */
export function policyOf({ run }: Scripts): string {
  return [...nothing, ...(run ? scripts : [])].join('; ');
}

/**
 * A page with a file in it that others wrote. The page is ours; the file is in a frame of no origin, which reaches neither the page nor the
 * editor. Where scripts run, the page takes the editor's API before the file is there, and drops it: nobody has it then, and the
 * host listens to nothing.
 */
export function htmlFrame({ name, text, scripts }: HtmlFrame): string {
  const band = !scripts.run && text.hasScripts ? bandOf(scripts) : '';
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policyOf(scripts)}">
    <meta name="referrer" content="no-referrer">
    <style>${styles}</style>
    ${scripts.run ? '<script>acquireVsCodeApi(); delete globalThis.acquireVsCodeApi;</script>' : ''}
    <title>${xmlText(name)}</title>
  </head>
  <body>
    ${band}
    <iframe title="${xmlText(name)}" sandbox="${scripts.run ? 'allow-scripts' : ''}" referrerpolicy="no-referrer" srcdoc="${base}${text.escaped}"></iframe>
  </body>
</html>
`;
}

/** Why there is no file to be seen. */
export function htmlFailure(message: string): string {
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <style>${styles}</style>
    <title>Podium</title>
  </head>
  <body><p class="failure" role="alert">${xmlText(message)}</p></body>
</html>
`;
}

function bandOf({ offer }: { readonly offer: string | undefined }): string {
  const way =
    offer === undefined
      ? 'Scripts run only where the folder that is open is trusted.'
      : `<a href="${offer}">Enable Scripts for This File…</a>`;
  return `<div class="band" role="note"><span>Scripts of this file are off. What they would draw, such as a plot, is missing.</span> ${way}</div>`;
}

// A file that says nothing of its colours is meant for white paper, whatever the editor's theme is.
const styles = `
  html, body { height: 100%; margin: 0; padding: 0; }
  body { display: flex; flex-direction: column; overflow: hidden; font: 13px/22px var(--vscode-font-family); color: var(--vscode-foreground); }
  iframe { flex: 1; min-height: 0; width: 100%; border: 0; background: #fff; color-scheme: light; }
  .band { display: flex; flex: none; flex-wrap: wrap; gap: 0 16px; padding: 4px 12px; border-bottom: 1px solid var(--vscode-panel-border); background: var(--vscode-editor-background); }
  .band a { color: var(--vscode-textLink-foreground); }
  .band a:focus-visible { outline: 1px solid var(--vscode-focusBorder); }
  .failure { max-width: 60ch; margin: 20vh auto; padding: 0 24px; text-align: center; overflow-wrap: anywhere; }
`;
