import { movedChart } from './arrange.ts';
import { keysIn } from './chartActions.ts';
import type { CardCell } from './placing.ts';
import type { Session } from './session.ts';
import type { Shown } from './shown.ts';

/** A chart is dragged by its head to the place of another one in its section. */
export interface Dragging {
  readonly classes: string;
  readonly start: (event: DragEvent) => void;
  readonly over: (event: DragEvent) => void;
  readonly leave: () => void;
  readonly drop: (event: DragEvent) => void;
}

let dragged: { readonly key: string; readonly section: string } | undefined;
let target: string | undefined;

export function dragging({ metric: { key }, section }: CardCell, session: Session, shown: Shown): Dragging {
  const { view, options, choose, update } = session;
  const placesFrom = (other: string): number => {
    const keys = keysIn(shown, section);
    return keys.indexOf(key) - keys.indexOf(other);
  };
  const places = target === key && dragged ? placesFrom(dragged.key) : 0;
  const aim = (at: string | undefined): void => {
    if (target === at) return;
    target = at;
    update();
  };
  return {
    classes: places === 0 ? '' : places > 0 ? 'drop-after' : 'drop-before',
    start: (event) => {
      if (view.search.trim() !== '') {
        event.preventDefault();
        return;
      }
      dragged = { key, section };
      event.dataTransfer?.setData('text/plain', key);
    },
    over: (event) => {
      if (dragged?.section !== section) return;
      event.preventDefault();
      aim(key);
    },
    leave: () => aim(undefined),
    drop: (event) => {
      event.preventDefault();
      const moving = dragged;
      dragged = undefined;
      aim(undefined);
      if (moving?.section !== section || moving.key === key) return;
      choose(movedChart(options, section, keysIn(shown, section), moving.key, placesFrom(moving.key)));
    },
  };
}
