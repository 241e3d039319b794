import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/stores/index.ts';
import type { Store } from '../../src/stores/store.ts';
import { StoreError } from '../../src/stores/storeError.ts';
import type { StoreWriter } from '../../src/stores/storeWriter.ts';

/** A question to a store, or a change: the name of the method, then what it is given. */
export type StrangersQuestion = readonly [
  name: Exclude<keyof Store, 'kind' | 'uri' | 'writer'> | keyof StoreWriter,
  ...ask: unknown[],
];

/** How it ended. `fault` is `none` for an error that is no StoreError. */
export type StrangersAnswer = { readonly answer: unknown } | { readonly fault: string; readonly message: string };

/** `nobody`, who owns nothing. */
const nobody = 65_534;

/**
 * Asks a store in a process of somebody who may do less than root, to whom nothing is forbidden. Where the tests do not run as root, that
 * somebody is whoever runs them.
 */
export async function askAsStranger(
  trackingUri: string,
  questions: readonly StrangersQuestion[],
): Promise<readonly StrangersAnswer[]> {
  const isRoot = process.getuid?.() === 0;
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), trackingUri, JSON.stringify(questions)], {
    timeout: 9_000,
    cwd: '/',
    ...(isRoot && { uid: nobody, gid: nobody }),
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The stranger's process ended with ${String(code)}: ${errors}`);
  return JSON.parse(output) as StrangersAnswer[];
}

/** Whether everybody may read a file, and go through the folders to it. */
export function isOpenToAll(file: string): boolean {
  accessSync(file);
  for (let at = path.dirname(file); at !== path.dirname(at); at = path.dirname(at)) {
    if ((statSync(at).mode & 0o005) !== 0o005) return false;
  }
  return (statSync(file).mode & 0o004) !== 0;
}

async function answer(store: Store, [name, ...ask]: StrangersQuestion): Promise<StrangersAnswer> {
  try {
    const methods: unknown = { ...store, ...store.writer };
    const ours = methods as Readonly<Record<typeof name, (...ask: unknown[]) => Promise<unknown>>>;
    return { answer: (await ours[name](...ask)) ?? null };
  } catch (error) {
    return { fault: error instanceof StoreError ? error.fault : 'none', message: String(error) };
  }
}

if (import.meta.main) {
  const [, , trackingUri = '', questions = '[]'] = process.argv;
  const answers: StrangersAnswer[] = [];
  try {
    const store = await openStore(trackingUri);
    for (const question of JSON.parse(questions) as StrangersQuestion[]) answers.push(await answer(store, question));
    await store.close();
  } catch (error) {
    answers.push({ fault: error instanceof StoreError ? error.fault : 'none', message: String(error) });
  }
  console.log(JSON.stringify(answers));
}
