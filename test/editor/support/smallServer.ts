import { sendJson, sendPage, serve, type TestServer } from '../../support/httpServer.ts';

export interface SmallServer {
  /** The names of its experiments. It has no runs and no models. */
  readonly experiments: readonly string[];
  /** The only authorization that it lets in. */
  readonly accepts?: string;
  readonly port?: number;
}

/** A tracking server that can go and come back on the same port within a test. */
export function smallServer({ experiments, accepts, port }: SmallServer): Promise<TestServer> {
  return serve(({ url, headers }, response) => {
    if (accepts !== undefined && headers.authorization !== accepts) {
      sendPage(response, 'You are not authenticated.', 401);
    } else if (url.includes('/experiments/search')) {
      sendJson(response, { experiments: experiments.map(experimentNamed) });
    } else if (url.includes('/experiments/get')) {
      const id = Number(new URL(url, 'http://localhost').searchParams.get('experiment_id'));
      sendJson(response, { experiment: experimentNamed(experiments[id - 1] ?? '', id - 1) });
    } else if (/\/(?:runs|registered-models|model-versions|logged-models)\/search/.test(url)) {
      sendJson(response, {});
    } else if (url.endsWith('/version')) {
      response.end('3.17.2');
    } else {
      sendJson(response, { error_code: 'ENDPOINT_NOT_FOUND', message: 'No such endpoint.' }, 404);
    }
  }, port);
}

function experimentNamed(name: string, index: number): object {
  const experiment_id = String(index + 1);
  const artifact_location = `mlflow-artifacts:/${experiment_id}`;
  return { experiment_id, name, artifact_location, lifecycle_stage: 'active', last_update_time: '1000' };
}
