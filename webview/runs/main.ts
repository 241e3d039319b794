import type { RunsProtocol } from '../../src/protocol/runs.ts';
import { runPage } from '../common/page.ts';
import { runsView } from './runsView.ts';
import { Session } from './session.ts';
import { viewOf, type RunsView } from './view.ts';

let session: Session | undefined;

runPage<RunsProtocol, RunsView>({
  viewOf,
  show: (content, page) => {
    session ??= new Session(content, page);
    session.follow(content, page.view);
    return runsView(session);
  },
});

// As in VS Code's own lists and in the charts: / goes to the field that finds.
document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  const isTyping = target instanceof HTMLElement && target.matches('input, textarea, vscode-text-field');
  if (key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  document.getElementById('filter')?.focus();
  event.preventDefault();
});
