import * as v from 'valibot';
import type { Store } from '../store.ts';
import { endpoints } from './endpoints.ts';
import { askPage, pageLimit } from './pages.ts';
import { readJson } from './readReply.ts';
import type { RestClient } from './restClient.ts';
import { decode } from './wire.ts';
import { experiment } from './wireExperiment.ts';

export function experimentReads(client: RestClient): Pick<Store, 'searchExperiments' | 'getExperiment'> {
  return {
    async searchExperiments(query = {}, signal) {
      const body = {
        filter: query.filter,
        order_by: query.orderBy,
        view_type: query.viewType ?? 'ACTIVE_ONLY',
        max_results: pageLimit(query.maxResults),
        page_token: query.pageToken,
      };
      const question = { endpoint: endpoints.searchExperiments, body };
      return askPage(client, question, { field: 'experiments', item: experiment }, query.pageToken, signal);
    },

    async getExperiment(experimentId, signal) {
      const endpoint = endpoints.getExperiment;
      const reply = await client.ask({ endpoint, query: [['experiment_id', experimentId]] }, readJson, signal);
      return decode(v.object({ experiment }), reply, endpoint).experiment;
    },
  };
}
