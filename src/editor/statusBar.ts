import { StatusBarAlignment, ThemeColor, window, type Disposable } from 'vscode';
import { Owned } from '../base/owned.ts';
import { plainText } from '../base/plainText.ts';
import type { Connections } from '../connections/connections.ts';

/** Names the connection in use, and says when it does not answer; a click switches. Nothing is shown where there is none. */
export function statusBar(connections: Connections): Disposable {
  const owned = new Owned();
  const item = owned.add(window.createStatusBarItem('podium.connection', StatusBarAlignment.Left));
  item.name = 'Podium Connection';
  item.command = 'podium.connection.switch';

  const show = (): void => {
    const connection = connections.inUse;
    if (!connection) {
      item.hide();
      return;
    }
    const status = connections.status(connection);
    const answers = status === 'open' || status === 'unknown';
    const name = plainText(connection.name, 40);
    item.text = `${answers ? '$(graph-line)' : '$(warning)'} ${name.replaceAll('$(', '$\u200b(')}`;
    item.tooltip = `MLflow: ${plainText(connection.trackingUri)}${answers ? '' : `\nNot available: ${status}`}\nClick to switch connection`;
    item.accessibilityInformation = {
      label: `MLflow connection ${name}${answers ? '' : `, ${status}`}`,
      role: 'button',
    };
    if (status === 'unreachable') item.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
    else item.backgroundColor = undefined;
    item.show();
  };
  owned.add(connections.onDidChange(show));
  owned.add(connections.onDidChangeStatus(show));
  show();
  return owned;
}
