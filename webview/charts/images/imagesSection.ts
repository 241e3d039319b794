import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ChartRun } from '../../../src/protocol/charts.ts';
import { remembered } from '../../common/remembered.ts';
import { matches } from '../../common/matches.ts';
import { nameOf } from '../runWords.ts';
import { imageDialog } from './imageDialog.ts';
import { imageRow } from './imageRow.ts';
import { Images } from './images.ts';
import type { ImagesPlace } from './imagesPlace.ts';

/** Rows are cheap out of sight, but not free. */
const mostKeys = 50;

let images: Images | undefined;
const havingImages = remembered((runs: readonly ChartRun[]) => runs.filter(({ hasImages }) => hasImages));

/** The images that the runs logged by step: a row for each key, in it the runs side by side. Nothing where there are none. */
export function imagesSection(place: ImagesPlace, runs: readonly ChartRun[]): TemplateResult | '' {
  const having = havingImages(runs);
  if (having.length === 0) return '';
  images ??= new Images(place);
  images.want(having);
  const rows = images.rows(having);
  const isMatch = matches(place.view.search);
  const found = (rows ?? []).filter(({ key }) => isMatch(key));
  // A search is for metrics too, which may be all it finds.
  if (rows && rows.length > 0 && found.length === 0) return '';
  const shown = images.showsAllKeys ? found : found.slice(0, mostKeys);
  const { attach, tryAgain } = images;
  const failed = having.flatMap((run) => {
    const failure = images?.failureOf(run.id);
    return failure === undefined ? [] : html`<p role="alert">${nameOf(run)}: ${failure}</p>`;
  });
  return html`<section class="images" aria-label="Images" ${ref(attach)}>
    <header>
      <h2>images</h2>
      <span class="dim">${countText(rows?.length, found.length, having.length, runs.length)}</span>
    </header>
    ${failed} ${failed.length > 0 ? html`<button class="link" @click=${tryAgain}>Try Again</button>` : ''}
    ${repeat(
      shown,
      ({ key }) => key,
      (row) => imageRow(row, having, images as Images, place),
    )}
    ${
      found.length > shown.length
        ? html`<button class="link" @click=${() => showAll()}>Show All ${found.length} Keys</button>`
        : ''
    }
    ${rows && found.length === 0 && failed.length === 0 ? html`<p class="dim">No image is there yet.</p>` : ''}
    ${imageDialog(found, having, images)}
  </section>`;
}

function showAll(): void {
  if (!images) return;
  images.showsAllKeys = true;
  images.update();
}

function countText(keys: number | undefined, found: number, having: number, all: number): string {
  const count = found === keys || keys === undefined ? keys : `${found} of ${keys}`;
  const runs = having === all ? [] : [`${having} of ${all} runs have images`];
  return [count === undefined ? 'reading…' : `${count} ${keys === 1 ? 'key' : 'keys'}`, ...runs].join(' · ');
}
