import type { Session } from './session.ts';
import { placeUpTo } from '../../src/charts/imageRows.ts';
import type { ShownImage } from './shownImages.ts';

const pushedPixels = 60;

/** What keys do while an image is seen large. Fields and sliders keep their own. */
export function largeKeyDown(event: KeyboardEvent, session: Session, image: ShownImage): void {
  const { target, key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const hasKeys = target instanceof HTMLElement && target.matches('input, vscode-dropdown');
  if (hasKeys && key !== 'Escape') return;
  const does = shiftKey && key.startsWith('Arrow') ? push(key, session) : act(key, session, image);
  if (!does) return;
  event.preventDefault();
  does();
}

function act(key: string, session: Session, image: ShownImage): (() => void) | undefined {
  const { go, show, stage } = session;
  const zoom = (by: number) => (): void => {
    stage.zoomBy(by, session.imageSize);
  };
  const actions: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => go(-1),
    ArrowRight: () => go(1),
    Home: () => go(-Infinity),
    End: () => go(Infinity),
    ArrowUp: () => goSteps(session, image, 1),
    ArrowDown: () => goSteps(session, image, -1),
    Escape: () => show(null),
    '+': zoom(1.25),
    '=': zoom(1.25),
    '-': zoom(0.8),
    '0': stage.fit,
    '1': stage.actualSize,
  };
  return Object.hasOwn(actions, key) ? actions[key] : undefined;
}

/** To the next step, or the one before, where there are several. */
function goSteps({ step, goToStep }: Session, image: ShownImage, places: number): void {
  const { steps } = image;
  if (step === undefined) return;
  const next = steps[placeUpTo(steps, step) + places];
  if (next !== undefined) goToStep(image, next);
}

function push(key: string, session: Session): (() => void) | undefined {
  const by = {
    ArrowLeft: { x: pushedPixels, y: 0 },
    ArrowRight: { x: -pushedPixels, y: 0 },
    ArrowUp: { x: 0, y: pushedPixels },
    ArrowDown: { x: 0, y: -pushedPixels },
  }[key];
  return by && (() => session.stage.push(by, session.imageSize));
}
