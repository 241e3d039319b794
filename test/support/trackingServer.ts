import { sendJson, sendPage, serve, type TestServer } from './httpServer.ts';

/** What a tracking server without any data says, in as far as a test of a connection asks. `accepts` is the only authorization that it lets in. */
export function trackingServer({ accepts }: { readonly accepts?: string } = {}): Promise<TestServer> {
  return serve(({ url, headers }, response) => {
    if (accepts !== undefined && headers.authorization !== accepts) {
      sendPage(response, 'You are not authenticated.', 401);
    } else if (url.endsWith('/experiments/search')) {
      sendJson(response, {});
    } else if (url.endsWith('/version')) {
      response.end('3.17.2');
    } else {
      sendJson(response, { error_code: 'ENDPOINT_NOT_FOUND', message: '' }, 404);
    }
  });
}

/** The header that a user and a password make. */
export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
