import * as v from 'valibot';
import type { Store } from '../store.ts';
import { endpoints } from './endpoints.ts';
import { askPage, pageLimit } from './pages.ts';
import { readJson } from './readReply.ts';
import type { RestClient } from './restClient.ts';
import { decode } from './wire.ts';
import { loggedModel } from './wireLoggedModel.ts';

export function loggedModelReads(client: RestClient): Pick<Store, 'searchLoggedModels' | 'getLoggedModel'> {
  return {
    async searchLoggedModels(query, signal) {
      const maxResults = pageLimit(query.maxResults);
      if (query.experimentIds.length === 0) return { items: [] };
      const body = {
        experiment_ids: query.experimentIds,
        filter: query.filter,
        max_results: maxResults,
        page_token: query.pageToken,
      };
      const question = { endpoint: endpoints.searchLoggedModels, body };
      return askPage(client, question, { field: 'models', item: loggedModel }, query.pageToken, signal);
    },

    async getLoggedModel(modelId, signal) {
      const endpoint = endpoints.getLoggedModel;
      const reply = await client.ask({ endpoint, path: { modelId } }, readJson, signal);
      return decode(v.object({ model: loggedModel }), reply, endpoint).model;
    },
  };
}
