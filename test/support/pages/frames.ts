import { pageHtml } from '../../../src/panels/pageHtml.ts';
import { wireInPage } from './wire.ts';

/** VS Code's themes as its webviews have them. */
export const themes = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  hc: 'vscode-high-contrast',
  hclight: 'vscode-high-contrast-light vscode-high-contrast',
};

export type Theme = keyof typeof themes;

/**
 * What stands for the editor around a page: it hands messages on between the page, in a frame, and its host. Opened again with the same
 * `panel`, the page finds what it had remembered, as after a reload of the window.
 */
export function editorFrame(panel: string, theme: Theme): string {
  return `<!DOCTYPE html>
<html>
  <head>
    <meta charset="utf-8">
    <style>html, body { margin: 0; height: 100%; } iframe { display: block; border: 0; width: 100%; height: 100%; }</style>
  </head>
  <body>
    <iframe title="page"></iframe>
    <script>
      ${wireInPage}
      const frame = document.querySelector('iframe');
      const events = new EventSource('/events/${panel}');
      events.onmessage = ({ data }) => frame.contentWindow.postMessage(fromWire(data), '*');
      window.addEventListener('message', ({ data }) => {
        if (data.remember) sessionStorage.setItem('${panel}', JSON.stringify(data.remember));
        else void fetch('/say/${panel}', { method: 'POST', body: toWire(data.say) });
      });
      events.onopen = () => {
        if (!frame.src) frame.src = '/page/${panel}?theme=${theme}#' + encodeURIComponent(sessionStorage.getItem('${panel}') ?? 'null');
      };
      window.podium = {
        theme: (name) => frame.contentWindow.postMessage({ theme: name }, '*'),
        hide: async () => { frame.src = 'about:blank'; await fetch('/hide/${panel}', { method: 'POST' }); },
        show: async () => {
          await fetch('/show/${panel}', { method: 'POST' });
          frame.src = '/page/${panel}?theme=${theme}#' + encodeURIComponent(sessionStorage.getItem('${panel}') ?? 'null');
        },
      };
    </script>
  </body>
</html>`;
}

/** The page as the extension writes it, with what VS Code adds: its API, its styles and its theme. */
export function pageFrame(origin: string, script: string, chunks: readonly string[], theme: Theme): string {
  const nonce = crypto.randomUUID();
  const html = pageHtml({
    scriptUri: `${origin}/webview/${script}.js`,
    styleUri: `${origin}/webview/page.css`,
    chunkUris: chunks.map((chunk) => `${origin}/webview/${chunk}`),
    cspSource: origin,
    nonce,
  });
  const added = `
    <link rel="stylesheet" href="${origin}/themes/webview.css">
    <link rel="stylesheet" href="${origin}/themes/${theme}.css" id="theme">
    <script nonce="${nonce}">
      window.violations = [];
      document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective + ' ' + event.blockedURI));
      let state = JSON.parse(decodeURIComponent(location.hash.slice(1)));
      window.acquireVsCodeApi = () => ({
        postMessage: (say) => parent.postMessage({ say }, '*'),
        getState: () => state ?? undefined,
        setState: (remember) => { state = remember; parent.postMessage({ remember }, '*'); },
      });
      const classes = ${JSON.stringify(themes)};
      window.addEventListener('message', (event) => {
        if (!event.data.theme) return;
        event.stopImmediatePropagation();
        const link = document.getElementById('theme');
        link.onload = () => { document.body.className = classes[event.data.theme]; };
        link.href = '${origin}/themes/' + event.data.theme + '.css';
      });
      document.addEventListener('DOMContentLoaded', () => { document.body.className = classes['${theme}']; });
    </script>`;
  return html.replace('<link rel="stylesheet"', `${added}\n    <link rel="stylesheet"`);
}
