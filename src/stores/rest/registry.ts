import * as v from 'valibot';
import type { Keyed } from '../../base/keyed.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';
import type { SearchQuery, Store } from '../store.ts';
import { StoreError } from '../storeError.ts';
import { endpoints } from './endpoints.ts';
import { askPage, pageLimit } from './pages.ts';
import { readJson } from './readReply.ts';
import type { Question } from './request.ts';
import type { RestClient } from './restClient.ts';
import { decode } from './wire.ts';
import { modelVersion, registeredModel } from './wireRegistry.ts';

type RegistryReads = Pick<
  Store,
  'searchRegisteredModels' | 'getRegisteredModel' | 'searchModelVersions' | 'getModelVersion' | 'getModelVersionByAlias'
>;

/** What MLflow allows one search for registered models; for versions it allows more than Podium asks. */
const maxRegisteredModels = 1000;
/** Searches leave aliases out, and then each model on the page is asked for its own, this many at once. */
const modelsAtOnce = 4;

export function registryReads(client: RestClient): RegistryReads {
  const getRegisteredModel: RegistryReads['getRegisteredModel'] = async (name, signal) => {
    const endpoint = endpoints.getRegisteredModel;
    const reply = await client.ask({ endpoint, query: [['name', name]] }, readJson, signal);
    return decode(v.object({ registered_model: registeredModel }), reply, endpoint).registered_model;
  };

  /** A model that went away since the search has no aliases any more. */
  const aliasesOf = async (name: string, signal?: AbortSignal): Promise<Keyed<string>> => {
    try {
      return (await getRegisteredModel(name, signal)).aliases;
    } catch (error) {
      if (error instanceof StoreError && error.fault === 'notFound') return {};
      throw error;
    }
  };

  const withAliases = async (versions: readonly ModelVersion[], signal?: AbortSignal): Promise<ModelVersion[]> => {
    const names = [...new Set(versions.map(({ name }) => name))];
    const byName = new Map<string, Keyed<string>>();
    const work = async (): Promise<void> => {
      try {
        for (let name = names.pop(); name !== undefined; name = names.pop()) {
          byName.set(name, await aliasesOf(name, signal));
        }
      } catch (error) {
        // The search has failed: the others need not ask for the rest.
        names.length = 0;
        throw error;
      }
    };
    await Promise.all(Array.from({ length: modelsAtOnce }, work));
    return versions.map((version) => ({
      ...version,
      aliases: aliasesFor(version.version, byName.get(version.name) ?? {}),
    }));
  };

  const askVersion = async (question: Question, signal?: AbortSignal): Promise<ModelVersion> =>
    decode(v.object({ model_version: modelVersion }), await client.ask(question, readJson, signal), question.endpoint)
      .model_version;

  return {
    getRegisteredModel,

    async searchRegisteredModels(query = {}, signal) {
      const question = search(
        query,
        endpoints.searchRegisteredModels,
        pageLimit(query.maxResults, maxRegisteredModels),
        [],
      );
      return askPage(client, question, { field: 'registered_models', item: registeredModel }, query.pageToken, signal);
    },

    async searchModelVersions(query = {}, signal) {
      // MLflow itself would put the version that changed last first, across all models.
      const order = ['name ASC', 'version_number DESC'];
      const question = search(query, endpoints.searchModelVersions, pageLimit(query.maxResults), order);
      const page = await askPage(
        client,
        question,
        { field: 'model_versions', item: modelVersion },
        query.pageToken,
        signal,
      );
      return query.withoutAliases === true ? page : { ...page, items: await withAliases(page.items, signal) };
    },

    async getModelVersion(name, version, signal) {
      const query = [
        ['name', name],
        ['version', version],
      ] as const;
      return askVersion({ endpoint: endpoints.getModelVersion, query }, signal);
    },

    async getModelVersionByAlias(name, alias, signal) {
      const query = [
        ['name', name],
        ['alias', alias],
      ] as const;
      return askVersion({ endpoint: endpoints.getModelVersionByAlias, query }, signal);
    },
  };
}

function search(query: SearchQuery, endpoint: Question['endpoint'], limit: number, order: readonly string[]): Question {
  const orderBy = query.orderBy === undefined || query.orderBy.length === 0 ? order : query.orderBy;
  return {
    endpoint,
    query: [
      ['filter', query.filter],
      ['max_results', String(limit)],
      ...orderBy.map((clause) => ['order_by', clause] as const),
      ['page_token', query.pageToken],
    ],
  };
}

function aliasesFor(version: string, aliases: Keyed<string>): string[] {
  return Object.keys(aliases)
    .filter((alias) => aliases[alias] === version)
    .sort();
}
