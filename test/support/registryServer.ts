import { sendJson, sendPage, serve, type Received, type TestServer } from './httpServer.ts';

interface StoredVersion {
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly tags: { key: string; value: string }[];
  current_stage: string;
}

/** A server with nothing but a registry in memory, of an MLflow with aliases or before these, which refuses what a test tells it to. */
export interface RegistryServer extends TestServer {
  /** From model to its versions. */
  readonly models: Map<string, StoredVersion[]>;
  /** From model to alias to version. */
  readonly aliases: Map<string, Map<string, string>>;
  /** Whether somebody may not do this, by the end of its path: `POST alias`, `DELETE alias`, `POST set-tag`. */
  forbids: (deed: string) => boolean;
}

const notThere = { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'not found' };

export async function registryServer({ hasAliases }: { readonly hasAliases: boolean }): Promise<RegistryServer> {
  const models: RegistryServer['models'] = new Map();
  const aliases: RegistryServer['aliases'] = new Map();

  const asModel = (name: string): object => ({
    name,
    ...(hasAliases && { aliases: [...(aliases.get(name) ?? [])].map(([alias, version]) => ({ alias, version })) }),
  });
  const asVersion = (one: StoredVersion): object => ({
    ...one,
    ...(hasAliases && {
      aliases: [...(aliases.get(one.name) ?? [])].flatMap(([alias, version]) => (version === one.version ? alias : [])),
    }),
  });
  const find = (name: string, version: string): StoredVersion | undefined =>
    models.get(name)?.find((one) => one.version === version);

  /** What it answers; undefined where it has nothing of that kind, as an older MLflow. */
  function answer(deed: string, ask: Readonly<Record<string, string>>): object | undefined {
    const { name = '', version = '', alias = '' } = ask;
    const found = find(name, version);
    switch (deed) {
      case 'POST experiments/search':
        return {};
      case 'GET registered-models/search':
        return { registered_models: [...models.keys()].map(asModel) };
      case 'GET registered-models/get':
        return models.has(name) ? { registered_model: asModel(name) } : notThere;
      case 'POST registered-models/create':
        models.set(name, []);
        return { registered_model: asModel(name) };
      case 'GET model-versions/search':
        return { model_versions: [...models.values()].flat().toReversed().map(asVersion) };
      case 'GET model-versions/get':
        return found ? { model_version: asVersion(found) } : notThere;
      case 'POST model-versions/create': {
        const versions = models.get(name);
        if (!versions) return notThere;
        const made = {
          name,
          version: String(versions.length + 1),
          source: ask['source'] ?? '',
          tags: [],
          current_stage: 'None',
        };
        versions.push(made);
        return { model_version: asVersion(made) };
      }
      case 'POST model-versions/set-tag':
        found?.tags.push({ key: ask['key'] ?? '', value: ask['value'] ?? '' });
        return found ? {} : notThere;
      case 'POST model-versions/transition-stage':
        if (found) found.current_stage = ask['stage'] ?? '';
        return found ? { model_version: asVersion(found) } : notThere;
      case 'DELETE model-versions/delete':
        models.set(name, models.get(name)?.filter((one) => one !== found) ?? []);
        return found ? {} : notThere;
    }
    if (!hasAliases) return undefined;
    const held = aliases.get(name) ?? new Map<string, string>();
    aliases.set(name, held);
    switch (deed) {
      case 'GET server-info':
        return {};
      case 'POST registered-models/alias':
        held.set(alias, version);
        return {};
      case 'DELETE registered-models/alias':
        held.delete(alias);
        return {};
      case 'GET registered-models/alias': {
        const holder = find(name, held.get(alias) ?? '');
        return holder ? { model_version: asVersion(holder) } : notThere;
      }
      default:
        return undefined;
    }
  }

  const server = await serve((request, response) => {
    const deed = deedOf(request);
    if (registry.forbids(deed)) {
      // As MLflow's own sign-in says it.
      sendPage(response, 'Permission denied', 403);
      return;
    }
    const said = answer(deed, askOf(request));
    if (said === undefined) sendPage(response, '<!doctype html><title>404 Not Found</title>', 404);
    else sendJson(response, said, said === notThere ? 404 : 200);
  });
  const registry: RegistryServer = { ...server, models, aliases, forbids: () => false };
  return registry;
}

/** `POST registered-models/alias` */
function deedOf({ method, url }: Received): string {
  return `${method} ${url.replace(/\?.*/, '').replace(/^\/api\/[\d.]+\/mlflow\//, '')}`;
}

function askOf({ url, body }: Received): Readonly<Record<string, string>> {
  const query = Object.fromEntries(new URL(url, 'http://localhost').searchParams);
  return body === '' ? query : { ...query, ...(JSON.parse(body) as Record<string, string>) };
}
