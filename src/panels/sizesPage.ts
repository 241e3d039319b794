import * as v from 'valibot';
import { Emitter } from '../base/emitter.ts';
import type { SizesProtocol } from '../protocol/sizes.ts';
import { artifactPlaceOf } from '../services/artifacts/artifactAddress.ts';
import { ArtifactSizes } from '../services/artifacts/artifactSizes.ts';
import { connectionWith } from '../services/connectionWith.ts';
import type { NodeOf } from '../services/node.ts';
import { StoreError } from '../stores/storeError.ts';
import type { IdentityOf, Page, PageContext } from './page.ts';

/** So long is added up before the page is told what is known by then. */
const stretchMs = 300;
const pauseMs = 20;

interface Adding {
  readonly sizes: ArtifactSizes;
  readonly nodeOf: (path: string) => NodeOf<'artifact'>;
}

/** The sizes of all files of a run, a logged model or a version, or in one of their folders. While nobody sees them nothing is read. */
export function sizesPage(identity: IdentityOf<'sizes'>, context: PageContext): Page<SizesProtocol> {
  const { connections, execute } = context;
  const changed = new Emitter<void>();
  let adding: Adding | undefined;
  let isStopped = false;

  const begin = async (): Promise<Adding> => {
    const { store, owner, path: root } = artifactPlaceOf(identity);
    const connection = await connectionWith(connections, store);
    const ownerName = identity.path.split('/')[1] ?? '';
    const sizes = new ArtifactSizes(root, (path, signal) =>
      connections.ask(connection, (asked) => asked.listArtifacts(owner, path === '' ? undefined : path, signal)),
    );
    return {
      sizes,
      nodeOf: (path) => ({ kind: 'artifact', connection, owner, ownerName, file: { path, isDir: false } }),
    };
  };
  const isRunning = (): boolean => adding !== undefined && !isStopped && !adding.sizes.isDone && !adding.sizes.isEnough;

  return {
    async read(signal) {
      // What is in the folder itself is told at once.
      const isFirst = adding === undefined;
      const { sizes } = (adding ??= await begin());
      const now = (): number => performance.now();
      if (isFirst || isRunning()) await sizes.goOn(now() + (isFirst ? 0 : stretchMs), now, signal);
      const folder = identity.path.replace(/^\/|\/$/g, '');
      return { title: `${folder} · artifact sizes`, isRunning: isRunning(), ...sizes.known() };
    },
    answers: {
      stop: {
        ask: v.object({ stop: v.boolean() }),
        answer: ({ stop }) => {
          isStopped = stop;
          if (!stop) adding?.sizes.goFurther();
          changed.fire();
          return Promise.resolve(undefined);
        },
      },
      open: {
        ask: v.object({ path: v.string() }),
        answer: async ({ path }) => {
          const isNamed = adding?.sizes.known().largest.some((one) => one.path === path) ?? false;
          if (!adding || !isNamed)
            throw new StoreError('notFound', 'This file is not there any more. Refresh the page.');
          await execute('podium.artifact.open', adding.nodeOf(path));
          return undefined;
        },
      },
    },
    intervalMs: () => (isRunning() ? pauseMs : 0),
    onDidChange: changed.event,
    forget: () => {
      adding = undefined;
      isStopped = false;
    },
    dispose: () => changed.dispose(),
  };
}
