import { colorCount, type LineLook } from '../../../src/charts/looks.ts';

/** The colours of the theme, as CSS writes them. */
export interface Palette {
  readonly background: string;
  readonly text: string;
  readonly dim: string;
  readonly bad: string;
  readonly series: readonly string[];
  readonly fontFamily: string;
}

let current: Palette | undefined;
const listeners = new Set<() => void>();
const observer = new MutationObserver(() => {
  const before = JSON.stringify(current);
  current = undefined;
  if (JSON.stringify(palette()) !== before) for (const listener of listeners) listener();
});

/** Read once for each theme. */
export function palette(): Palette {
  return (current ??= read());
}

/** Calls back at each change of the theme, until disposed. */
export function onTheme(listener: () => void): { dispose(): void } {
  if (listeners.size === 0) {
    // Nobody was listening, so it may have changed.
    current = undefined;
    const attributes = { attributes: true, attributeFilter: ['class', 'style'] };
    observer.observe(document.body, attributes);
    // VS Code writes its colours here.
    observer.observe(document.documentElement, attributes);
  }
  listeners.add(listener);
  return {
    dispose() {
      listeners.delete(listener);
      if (listeners.size === 0) observer.disconnect();
    },
  };
}

export function colorOf({ color }: LineLook, { series, text }: Palette): string {
  return series[color % series.length] ?? text;
}

function read(): Palette {
  const style = getComputedStyle(document.body);
  const get = (...names: readonly string[]): string =>
    names.map((name) => style.getPropertyValue(name).trim()).find((value) => value !== '') ?? '#888888';
  return {
    background: get('--vscode-editor-background'),
    text: get('--vscode-foreground'),
    dim: get('--vscode-descriptionForeground', '--vscode-foreground'),
    bad: get('--vscode-testing-iconFailed', '--vscode-errorForeground'),
    series: Array.from({ length: colorCount }, (_, index) => get(`--podium-series-${index + 1}`)),
    fontFamily: style.fontFamily,
  };
}
