import * as vscode from 'vscode';

export interface OpenedPages extends globalThis.Disposable {
  readonly urls: readonly string[];
}

/** Takes down which pages would open in a browser, where no test could look at them. */
export function watchOpenedPages(): OpenedPages {
  const env = vscode.env as { openExternal: typeof vscode.env.openExternal };
  const open = env.openExternal;
  const urls: string[] = [];
  env.openExternal = (target) => {
    urls.push(target.toString(true));
    return Promise.resolve(true);
  };
  return {
    urls,
    [Symbol.dispose]: () => {
      env.openExternal = open;
    },
  };
}
