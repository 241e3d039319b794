import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { normalName } from '../../model/requirement.ts';

interface Installed {
  readonly python?: string;
  /** Normal names with versions. */
  readonly versions: readonly (readonly [string, string])[];
}

/**
 * What is installed in a Python environment, as the names of folders tell that pip, uv and conda leave there (`numpy-2.3.4.dist-info`).
 * `undefined` for a folder that is no environment.
 */
export async function installedPackages(folder: string): Promise<Installed | undefined> {
  const [config, places] = [await textOf(path.join(folder, 'pyvenv.cfg')), await placesIn(folder)];
  if (places.length === 0) return undefined;
  const names = (await Promise.all(places.map(({ place }) => entriesOf(place)))).flat();
  const python = /^version(?:_info)?\s*=\s*(\d+\.\d+(?:\.\d+)?)/m.exec(config ?? '')?.[1] ?? places[0]?.python;
  const versions = names.flatMap((name) => {
    const groups = /^(?<name>[^-]+(?:-[^-]+)*?)-(?<version>\d[^-]*)(?:-py[\d.]+)?\.(?:dist|egg)-info$/.exec(
      name,
    )?.groups;
    return groups ? [[normalName(groups['name'] ?? ''), groups['version'] ?? ''] as const] : [];
  });
  return { ...(python !== undefined && { python }), versions };
}

/** POSIX has a folder for each version of Python, Windows has one. */
async function placesIn(folder: string): Promise<readonly { readonly place: string; readonly python?: string }[]> {
  const versions = (await entriesOf(path.join(folder, 'lib'))).filter((name) => /^python\d+\.\d+t?$/.test(name));
  const places = [
    ...versions.map((name) => ({ place: path.join(folder, 'lib', name, 'site-packages'), python: name.slice(6) })),
    { place: path.join(folder, 'Lib', 'site-packages') },
  ];
  const there = await Promise.all(places.map(async ({ place }) => (await entriesOf(place)).length > 0));
  return places.filter((_, at) => there[at]);
}

/** Nothing where there is no such folder, or it may not be read. */
async function entriesOf(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
