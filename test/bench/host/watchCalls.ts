import { createRequire, syncBuiltinESMExports } from 'node:module';

/** Something that happened, and when by `performance.now()`. */
export interface Seen {
  readonly name: string;
  readonly atMs: number;
}

const modules = ['fs', 'fs/promises', 'net', 'tls', 'dns', 'dns/promises', 'http', 'https', 'http2', 'child_process'];

/**
 * From now on, every call of a function of these modules, every new worker thread, and every `fetch`, where code of this folder is on the
 * stack. It does not see what VS Code does on our behalf (settings, secrets, file watchers), nor the loading of our own code. It stays
 * for the rest of the process: a measurement has a process of its own.
 */
export function watchCalls(folder: string): readonly Seen[] {
  const seen: Seen[] = [];
  Error.stackTraceLimit = 100;
  const see = (name: string): void => {
    if (new Error().stack?.includes(folder)) seen.push({ name, atMs: performance.now() });
  };
  const require = createRequire(import.meta.url);
  for (const module of modules) watch(require(`node:${module}`) as Functions, module, see);
  watch(require('node:worker_threads') as Functions, 'worker_threads', see, ['Worker']);
  watch(globalThis, 'global', see, ['fetch']);
  syncBuiltinESMExports();
  return seen;
}

type Functions = Record<string, unknown>;

function watch(module: Functions, title: string, see: (name: string) => void, names = functionNames(module)): void {
  for (const name of names) {
    module[name] = new Proxy(module[name] as () => unknown, {
      apply(target, self, args) {
        see(`${title}.${name}`);
        return Reflect.apply(target, self, args) as unknown;
      },
      construct(target, args, newTarget) {
        see(`new ${title}.${name}`);
        return Reflect.construct(target, args, newTarget) as object;
      },
    });
  }
}

function functionNames(module: Functions): readonly string[] {
  return Object.entries(Object.getOwnPropertyDescriptors(module)).flatMap(([name, { value, writable }]) =>
    typeof value === 'function' && writable === true ? [name] : [],
  );
}
