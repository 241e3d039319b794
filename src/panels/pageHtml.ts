export interface PageHtml {
  /** Of the script, the styles: addresses that the page may load. */
  readonly scriptUri: string;
  readonly styleUri: string;
  /** Of the other scripts that the script loads. */
  readonly chunkUris: readonly string[];
  /** The origin of both, as VS Code names it. */
  readonly cspSource: string;
  /** 128 random bits, anew for each loading. */
  readonly nonce: string;
}

/** The toolkit's library appends one empty style element; this is the hash of nothing, and lets nothing else in. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * A page before its script runs. It may run only that script, load only what lies beside it, and reach nothing on any network:
 * what it shows was written by others.
 */
export function pageHtml({ scriptUri, styleUri, chunkUris, cspSource, nonce }: PageHtml): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'nonce-${nonce}' ${emptyStyle}`,
    `font-src ${cspSource}`,
    `img-src ${cspSource} data: blob:`,
    `connect-src 'none'`,
    `frame-src 'none'`,
    `form-action 'none'`,
    `base-uri 'none'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${styleUri}">
    ${chunkUris.map((uri) => `<link rel="modulepreload" nonce="${nonce}" href="${uri}">`).join('\n    ')}
    <title>Podium</title>
  </head>
  <body>
    <main id="page"></main>
    <script type="module" nonce="${nonce}" src="${scriptUri}"></script>
  </body>
</html>
`;
}
