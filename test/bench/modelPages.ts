import type { PageIdentity } from '../../src/services/pages.ts';
import { registryModels } from './registryModels.ts';

/** The page of a registered model in MLflow's web UI and in Podium, and how to see in a browser that it is there. */

const { five, thousand } = registryModels;

/** The web UI's page of a few versions: the newest, and the aliases. */
export const theirs = {
  path: `#/models/${five.name}`,
  shown: `/Version\\s*${String(five.count)}/.test(document.body?.innerText) &&
    ['champion', 'challenger', 'rollback'].every((alias) => new RegExp('@\\\\s*' + alias).test(document.body.innerText))`,
  /** That one version has an alias, whose row begins with its number. */
  has: (version: number, alias: string): string =>
    `[...document.querySelectorAll('tr, [role=row]')].some((row) => /^\\s*(Version\\s*)?${String(version)}\\b/.test(row.innerText) && /@\\s*${alias}\\b/.test(row.innerText))`,
};

export const ours = {
  identity: (connectionId: string): PageIdentity => ({ kind: 'model', connectionId, name: thousand.name }),
  /** The rows that have room, the newest first, with their aliases. */
  shown: `document.querySelectorAll('.versions .line').length > 10 && ${has(thousand.count, 'champion')} && ${has(thousand.count - 1, 'challenger')}`,
  /** Those rows also with what their source runs say. */
  figures: `document.querySelectorAll('.versions .line .link').length > 10`,
  /** All versions are read, what their runs say is too, and a metric is drawn over them. */
  all: `document.body.innerText.includes('1,000 of 1,000 versions') && !document.body.innerText.includes('reading…')`,
  has,
};

function has(version: number, alias: string): string {
  return `[...document.querySelectorAll('.versions .line')].some((line) =>
    line.querySelector('.names')?.textContent.trim() === '${String(version)}' && line.innerText.includes('@${alias}'))`;
}
