import { StatusBarAlignment, ThemeColor, window, type Disposable } from 'vscode';
import { Owned } from '../base/owned.ts';
import { plainText } from '../base/plainText.ts';
import type { Connections } from '../connections/connections.ts';
import { statusText } from '../connections/status.ts';
import { labelText } from './ui/shownText.ts';

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
    const trouble = status === 'open' || status === 'unknown' ? undefined : statusText(status);
    const name = plainText(connection.name, 40);
    item.text = `${trouble === undefined ? '$(graph-line)' : '$(warning)'} ${labelText(name)}`;
    item.tooltip = [`MLflow: ${plainText(connection.trackingUri)}`, trouble, 'Click to switch']
      .filter(Boolean)
      .join('\n');
    item.accessibilityInformation = {
      label: ['MLflow connection', name, trouble].filter(Boolean).join(', '),
      role: 'button',
    };
    item.backgroundColor = trouble === undefined ? undefined : new ThemeColor('statusBarItem.warningBackground');
    item.show();
  };
  owned.add(connections.onDidChange(show));
  owned.add(connections.onDidChangeStatus(show));
  // Not before all connections are known, or their coming would be a change, and read the views again.
  void connections.ready().then(show);
  return owned;
}
