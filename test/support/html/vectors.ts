/** A way for a file to reach the network, or the editor. */
export interface Vector {
  readonly name: string;
  /** What stands in the file; `URL` is where somebody listens for it, ending in the vector's name. */
  readonly html: string;
  /** It may leave the document in which it stands, so that it needs one to itself. */
  readonly leaves?: true;
}

const image = (name: string, html: string): Vector => ({ name, html });
const script = (name: string, code: string): Vector => ({ name, html: `<script>${code}</script>` });
const leaving = (vector: Vector): Vector => ({ ...vector, leaves: true });

/** What loads without any script. */
const still: readonly Vector[] = [
  image('img', '<img src="URL">'),
  image('srcset', '<img srcset="URL 1x">'),
  image('picture', '<picture><source srcset="URL"><img></picture>'),
  image('input-image', '<input type=image src="URL">'),
  image('body-background', '<body background="URL">'),
  image('table-background', '<table background="URL"><tr><td>x</table>'),
  image('stylesheet', '<link rel=stylesheet href="URL">'),
  image('css-import', '<style>@import "URL";</style>'),
  image('css-url', '<style>.css-url{background:url(URL)}</style><p class=css-url>x'),
  image('css-attribute', '<p style="background:url(URL)">x'),
  image('css-image-set', '<p style="background:image-set(\'URL\' 1x)">x'),
  image('css-content', '<style>.css-content::before{content:url(URL)}</style><p class=css-content>x'),
  image('css-list', '<ul style="list-style:url(URL)"><li>x</ul>'),
  image('css-border', '<p style="border:1px solid;border-image:url(URL) 1">x'),
  image('css-mask', '<p style="mask-image:url(URL)">x'),
  image('css-font', '<style>@font-face{font-family:f;src:url(URL)}.css-font{font-family:f}</style><p class=css-font>x'),
  image('iframe', '<iframe src="URL"></iframe>'),
  image('iframe-inside', '<iframe srcdoc="<img src=&quot;URL&quot;>"></iframe>'),
  image('iframe-data', '<iframe src="data:text/html,<img src=\'URL\'>"></iframe>'),
  image('object', '<object data="URL"></object>'),
  image('embed', '<embed src="URL">'),
  image('video', '<video src="URL" autoplay muted></video>'),
  image('poster', '<video poster="URL"></video>'),
  image('audio', '<audio src="URL" preload=auto></audio>'),
  image('svg-image', '<svg><image href="URL"/></svg>'),
  image('svg-xlink', '<svg><image xlink:href="URL"/></svg>'),
  image(
    'svg-fe-image',
    '<svg><filter id=f><feImage href="URL"/></filter><rect width=9 height=9 filter="url(#f)"/></svg>',
  ),
  image('svg-foreign', '<svg><foreignObject width=9 height=9><img src="URL"></foreignObject></svg>'),
  image('preload', '<link rel=preload as=image href="URL">'),
  image('modulepreload', '<link rel=modulepreload href="URL">'),
  image('prefetch', '<link rel=prefetch href="URL">'),
  image('out-of-the-attribute', `"'></iframe></body></html>--><img src="URL">`),
  leaving(
    image('policy-of-its-own', '<meta http-equiv="Content-Security-Policy" content="default-src *"><img src="URL">'),
  ),
  leaving(image('meta-refresh', '<meta http-equiv=refresh content="0;url=URL">')),
  leaving(image('base', '<base href="URL/"><img src="x">')),
];

/** What a script of the file does. */
const moving: readonly Vector[] = [
  image('onerror', `<img src="data:x" onerror="new Image().src='URL'">`),
  image('script-src', '<script src="URL"></script>'),
  image('module', '<script type=module>import "URL"</script>'),
  image('javascript-frame', `<iframe src="javascript:void(new Image().src='URL')"></iframe>`),
  image('svg-script', `<svg><script>new Image().src='URL'</script></svg>`),
  script('fetch', `fetch('URL', { mode: 'no-cors' })`),
  script('xhr', `const x = new XMLHttpRequest(); x.open('GET', 'URL'); x.send()`),
  script('beacon', `navigator.sendBeacon('URL', 'x')`),
  script('event-source', `new EventSource('URL')`),
  script('web-socket', `new WebSocket('URL'.replace('http', 'ws'))`),
  script('import', `import('URL')`),
  script('eval', `new Function("new Image().src = 'URL'")()`),
  script(
    'style',
    `document.head.append(Object.assign(document.createElement('style'), { textContent: '@import "URL";' }))`,
  ),
  script('worker', `new Worker(URL.createObjectURL(new Blob(["fetch('LISTENER', { mode: 'no-cors' })"])))`),
  script(
    'frame-of-blob',
    `const f = document.createElement('iframe'); f.src = URL.createObjectURL(new Blob(['<img src="LISTENER">'], { type: 'text/html' })); document.documentElement.append(f)`,
  ),
  script('delayed', `setTimeout(() => { new Image().src = 'URL' }, 700)`),
  script(
    'delayed-frame',
    `setTimeout(() => { const f = document.createElement('iframe'); f.src = 'URL'; document.body.append(f) }, 700)`,
  ),
  leaving(script('window-open', `window.open('URL')`)),
  leaving(
    script(
      'link-in-a-new-tab',
      `const a = document.createElement('a'); a.href = 'URL'; a.target = '_blank'; document.documentElement.append(a); a.click()`,
    ),
  ),
  leaving(
    script(
      'download',
      `const a = document.createElement('a'); a.href = 'URL'; a.download = 'x'; document.documentElement.append(a); a.click()`,
    ),
  ),
  leaving(
    script(
      'ping',
      `const a = document.createElement('a'); a.href = '#x'; a.ping = 'URL'; document.documentElement.append(a); a.click()`,
    ),
  ),
  leaving(script('location', `location.href = 'URL'`)),
  leaving(script('delayed-location', `setTimeout(() => location.replace('URL'), 700)`)),
  leaving(script('form', `document.write('<form action="URL" method=post></form>'); document.forms[0].submit()`)),
  leaving(
    script(
      'link',
      `const a = document.createElement('a'); a.href = 'URL'; document.documentElement.append(a); a.click()`,
    ),
  ),
  leaving(script('data-page', `location.href = 'data:text/html,<img src="URL">'`)),
];

/** What tries to reach the page around the file, or the editor. What it says there is its name. */
const reaching: readonly Vector[] = [
  script('api-of-parent', `parent.acquireVsCodeApi().postMessage('NAME')`),
  script('api-of-frame', `frameElement.ownerDocument.defaultView.acquireVsCodeApi().postMessage('NAME')`),
  script('editor-window', `top.frames[0].vscodePostMessage('onmessage', { message: 'NAME' })`),
  script('script-in-parent', `parent.eval("acquireVsCodeApi().postMessage('NAME')")`),
  script(
    'element-in-parent',
    `const s = parent.document.createElement('script'); s.textContent = "acquireVsCodeApi().postMessage('NAME')"; parent.document.body.append(s)`,
  ),
];

/** What a press of the person does. */
const pressed: readonly Vector[] = [
  leaving(image('pressed-link', '<a href="URL">x</a>')),
  leaving(image('pressed-ping', '<a href="#x" ping="URL">x</a>')),
  leaving(image('pressed-tab', '<a href="URL" target=_blank>x</a>')),
  leaving(image('pressed-top', '<a href="URL" target=_top>x</a>')),
  leaving(image('pressed-form', '<form action="URL" method=post><button>x</button></form>')),
];

/** Every way that is known, by what it needs. */
export const vectors = { still, moving, reaching, pressed };

/** The documents that hold them: one for all that stay, and one for each that leaves. */
export function documentsOf(all: readonly Vector[], listener: string): readonly string[] {
  const written = ({ name, html }: Vector): string =>
    html
      .replaceAll(/\bURL(?!\.)/g, `${listener}/${name}`)
      .replaceAll('LISTENER', `${listener}/${name}`)
      .replaceAll('NAME', name)
      // Each script in a scope of its own.
      .replace(/<script>(.*)<\/script>$/s, '<script>{$1}</script>');
  return [
    all
      .filter(({ leaves }) => !leaves)
      .map(written)
      .join('\n'),
    ...all.filter(({ leaves }) => leaves).map(written),
  ];
}
