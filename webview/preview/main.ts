import type { PreviewProtocol } from '../../src/protocol/preview.ts';
import { runPage } from '../common/page.ts';
import { previewView } from './previewView.ts';
import { Session } from './session.ts';
import { viewOf, type PreviewView } from './view.ts';

let session: Session | undefined;

runPage<PreviewProtocol, PreviewView>({
  viewOf,
  show: (content, page) => {
    session ??= new Session(content, page);
    session.follow(content);
    return previewView(session);
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
