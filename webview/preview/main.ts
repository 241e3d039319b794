import type { PreviewProtocol } from '../../src/protocol/preview.ts';
import { Attempts } from '../common/attempts.ts';
import { runPage } from '../common/page.ts';
import { slashGoesTo } from '../common/slashKey.ts';
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
let broken: Attempts | undefined;

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
        broken ??= new Attempts(page.update);
        return brokenView(document, page.host, broken);
    }
  },
});

slashGoesTo('search');
