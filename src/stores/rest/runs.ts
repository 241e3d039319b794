import * as v from 'valibot';
import type { Store } from '../store.ts';
import { endpoints } from './endpoints.ts';
import { askAllPages, askPage, pageLimit } from './pages.ts';
import { readJson } from './readReply.ts';
import type { RestClient } from './restClient.ts';
import { decode } from './wire.ts';
import { metricPoint } from './wireMetric.ts';
import { run } from './wireRun.ts';

/** MLflow's own client asks for 25,000 at once, whose JSON holds up the editor for longer than it should; this costs the server no more. */
const historyPageSize = 10_000;
const maxHistoryPoints = 2_000_000;

export function runReads(client: RestClient): Pick<Store, 'searchRuns' | 'getRun' | 'getMetricHistory'> {
  return {
    async searchRuns(query, signal) {
      const maxResults = pageLimit(query.maxResults);
      if (query.experimentIds.length === 0) return { items: [] };
      const body = {
        experiment_ids: query.experimentIds,
        filter: query.filter,
        order_by: query.orderBy,
        run_view_type: query.viewType ?? 'ACTIVE_ONLY',
        max_results: maxResults,
        page_token: query.pageToken,
      };
      return askPage(
        client,
        { endpoint: endpoints.searchRuns, body },
        { field: 'runs', item: run },
        query.pageToken,
        signal,
      );
    },

    async getRun(runId, signal) {
      const endpoint = endpoints.getRun;
      const reply = await client.ask({ endpoint, query: [['run_id', runId]] }, readJson, signal);
      return decode(v.object({ run }), reply, endpoint).run;
    },

    async getMetricHistory(runId, key, signal) {
      const points = await askAllPages(
        client,
        (pageToken) => ({
          endpoint: endpoints.getMetricHistory,
          query: [
            ['run_id', runId],
            ['metric_key', key],
            ['max_results', String(historyPageSize)],
            ['page_token', pageToken],
          ],
        }),
        { field: 'metrics', item: metricPoint },
        maxHistoryPoints,
        signal,
      );
      // MLflow answers by time, then step, then value.
      return points.sort((a, b) => a.step - b.step || a.timestampMs - b.timestampMs);
    },
  };
}
