import { texts } from './page.ts';

/** Where the status bar names the connection in use. */
export const statusBarItem = '[id="podium.podium-mlflow.podium.connection"]';

export async function statusBarText(): Promise<string> {
  return (await texts(statusBarItem)).join('').trim();
}
