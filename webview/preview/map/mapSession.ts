import type { MapContent, PreviewContent, PreviewProtocol } from '../../../src/protocol/preview.ts';
import type { ShownPage } from '../../common/page.ts';
import { Session } from '../session.ts';
import type { PreviewView } from '../view.ts';
import { FeatureBook } from './featureBook.ts';

type MapPage = ShownPage<PreviewProtocol, PreviewView>;

/** A map that is looked at: what part of it, and which feature was chosen. */
export class MapSession {
  readonly update: () => void;
  readonly book: FeatureBook;
  readonly table: Session;
  map: MapContent;
  content: PreviewContent;
  /** By its place among those that are drawn. */
  chosen: number | undefined;
  hovered: number | undefined;

  constructor(content: PreviewContent, map: MapContent, page: MapPage) {
    this.content = content;
    this.map = map;
    this.update = page.update;
    this.book = new FeatureBook(page.host, page.update);
    this.table = new Session({ ...content, document: map.table }, page);
  }

  get view(): PreviewView {
    return this.table.view;
  }

  get look(): Session['look'] {
    return this.table.look;
  }

  /** What the host tells now. */
  follow(content: PreviewContent, map: MapContent): void {
    if (content.generation !== this.content.generation) {
      this.chosen = undefined;
      this.hovered = undefined;
      this.book.forget();
    }
    this.content = content;
    this.map = map;
    this.table.follow({ ...content, document: map.table });
  }

  readonly choose = (at: number | undefined): void => {
    this.chosen = at;
    const row = at === undefined ? undefined : this.map.features[at]?.row;
    if (row !== undefined) this.book.want(row, this.map.table.columns.length);
    this.update();
  };

  readonly hover = (at: number | undefined): void => {
    if (at === this.hovered) return;
    this.hovered = at;
    this.update();
  };
}
