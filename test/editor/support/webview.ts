import { ask } from './page.ts';

/** Podium's page in the tab that is shown, as a person sees and presses it. */

export async function click(selector: string): Promise<void> {
  await ask({ ask: 'click', selector, isInWebview: true });
}

/** Waits until an element that the selector finds is seen. */
export async function waitFor(selector: string): Promise<void> {
  await ask({ ask: 'wait', selector, isInWebview: true });
}

/** One attribute of each element that matches; empty where an element lacks it. */
export async function attributes(selector: string, name: string): Promise<readonly string[]> {
  return await ask({ ask: 'attributes', selector, name, isInWebview: true });
}

/** What the elements show, in the page's order; none where there is none. */
export async function texts(selector: string): Promise<readonly string[]> {
  return await ask({ ask: 'texts', selector, isInWebview: true });
}
