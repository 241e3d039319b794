import * as vscode from 'vscode';

type Warn = (message: string, ...rest: readonly unknown[]) => Thenable<unknown>;

export interface Modals extends globalThis.Disposable {
  /** The questions so far, each with its details. */
  readonly asked: readonly string[];
}

/**
 * Answers modal questions with the buttons named, one after the other, and then by Escape. While VS Code runs tests it refuses to
 * show any, so this stands in for it; messages that are not modal are shown as ever.
 */
export function answerModals(...buttons: readonly string[]): Modals {
  const window = vscode.window as unknown as { showWarningMessage: Warn };
  const show = window.showWarningMessage;
  const asked: string[] = [];
  const left = [...buttons];
  const answer = (message: string, ...rest: readonly unknown[]): Thenable<unknown> => {
    const [options, ...choices] = rest;
    if (!isModal(options)) return show(message, ...rest);
    asked.push([message, options.detail].join('\n'));
    const button = left.shift();
    if (button !== undefined && !choices.includes(button)) throw new Error(`"${message}" has no button "${button}".`);
    return Promise.resolve(button);
  };
  window.showWarningMessage = answer;
  return {
    asked,
    [Symbol.dispose]: () => {
      window.showWarningMessage = show;
    },
  };
}

function isModal(options: unknown): options is vscode.MessageOptions {
  return typeof options === 'object' && options !== null && 'modal' in options && options.modal === true;
}
