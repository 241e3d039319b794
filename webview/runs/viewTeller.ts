import type { Session } from './session.ts';
import { viewNow } from './viewsMenu.ts';

/** Looking around is many changes. */
const restMs = 300;

/** Tells the host how the table is looked at, once that rests. */
export function viewTeller(session: Session): () => void {
  let timer: number | undefined;
  let told = '';
  const tell = (): void => {
    const view = viewNow(session);
    const text = JSON.stringify(view);
    if (text === told) return;
    told = text;
    void session.host.ask('looks', view);
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(tell, restMs);
  };
}
