import type { CompareProtocol } from '../../src/protocol/compare.ts';
import { runPage } from '../common/page.ts';
import '../charts/chart/chart.ts';
import { compareView } from './compareView.ts';
import { Session } from './session.ts';
import { shownOf } from './shown.ts';
import { viewOf, type CompareView } from './view.ts';

let session: Session | undefined;

runPage<CompareProtocol, CompareView>({
  viewOf,
  show: (content, page) => {
    session ??= new Session(content, page);
    session.follow(content);
    return compareView(session, shownOf(session));
  },
});

// As on the other pages: / goes to the field that finds.
document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  const isTyping = target instanceof HTMLElement && target.matches('input, textarea, vscode-text-field');
  if (key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  document.getElementById('search')?.focus();
  event.preventDefault();
});
