import type { PreviewProtocol } from '../../src/protocol/preview.ts';
import { runPage } from '../common/page.ts';
import { brokenView } from './brokenView.ts';
import { CardSession } from './card/cardSession.ts';
import { cardView } from './card/cardView.ts';
import { MapSession } from './map/mapSession.ts';
import { mapView } from './map/mapView.ts';
import { previewView } from './previewView.ts';
import { Session } from './session.ts';
import { viewOf, type PreviewView } from './view.ts';

let session: Session | undefined;
let map: MapSession | undefined;
let card: CardSession | undefined;

runPage<PreviewProtocol, PreviewView>({
  viewOf,
  show: (content, page) => {
    const { document } = content;
    switch (document.kind) {
      case 'table': {
        const shown = { ...content, document };
        session ??= new Session(shown, page);
        session.follow(shown);
        return previewView(session);
      }
      case 'card':
        card ??= new CardSession(page);
        card.follow(content, document, page);
        return cardView(card);
      case 'map':
        map ??= new MapSession(content, document, page);
        map.follow(content, document);
        return mapView(map);
      case 'broken':
        return brokenView(document, page);
    }
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
