import { html, type TemplateResult } from 'lit';
import { fileSize } from '../../src/model/words.ts';
import { check, textOf } from '../common/fields.ts';
import { stepSlider } from '../common/stepSlider.ts';
import type { Session } from './session.ts';
import { frameAt, type ShownImage } from './shownImages.ts';
import { differenceWords, sizeWords } from './words.ts';
import { drawnIn } from './zoom.ts';

/** Which image comes next, how closely one looks, and what is to be known of what one sees. */
export function largeFoot(session: Session, image: ShownImage): TemplateResult {
  const { go, found, open, view, content, step = 0, goToStep } = session;
  const { name, steps } = image;
  const at = found.findIndex(({ id }) => id === open?.id);
  return html`<div class="foot" role="group" aria-label="How the image is shown">
    <vscode-button appearance="secondary" ?disabled=${at <= 0} title="Left arrow" @click=${() => go(-1)}
      >Previous</vscode-button
    >
    <vscode-button
      appearance="secondary"
      ?disabled=${at < 0 || at >= found.length - 1}
      title="Right arrow"
      @click=${() => go(1)}
      >Next</vscode-button
    >
    ${
      steps.length > 1
        ? stepSlider({ name, steps, step, choose: (next) => goToStep(image, next), keys: 'Up and down arrows' })
        : steps.map((only) => html`<span class="dim figure">step ${only}</span>`)
    }
    ${content.sides.length > 1 && view.mode === 'swipe' ? splitSlider(session) : ''}
    ${
      content.sides.length > 1 && view.mode === 'difference'
        ? check({
            label: 'amplified',
            value: view.isAmplified,
            choose: (isAmplified) => {
              session.look({ isAmplified });
            },
          })
        : ''
    }
    <span class="dim facts" role="status">${facts(session, image)}</span>
    ${zoomButtons(session)}
  </div>`;
}

function splitSlider({ stage }: Session): TemplateResult {
  return html`<label class="choice"
    ><span>line</span>
    <input
      type="range"
      min="0"
      max="100"
      aria-label="Where one image ends and the other begins"
      .value=${String(Math.round(stage.split * 100))}
      @input=${(event: Event) => stage.splitAt(Number(textOf(event)) / 100)}
    />
  </label>`;
}

/** Of one image its size; of two, how they differ. */
function facts({ large, step, content, differences }: Session, { sides }: ShownImage): string {
  const shown = large.slice(0, content.sides.length).flatMap((one) => one.shown ?? []);
  const [one, other] = shown;
  if (one && other) {
    differences.want(one.file, other.file);
    return differenceWords(
      shown.map(({ size }) => size),
      differences.found,
    );
  }
  const item = sides.find((side) => side !== undefined);
  const bytes = item && frameAt(item, step)?.sizeBytes;
  return one ? [sizeWords(one.size), bytes === undefined ? '' : fileSize(bytes)].filter(Boolean).join(' · ') : '';
}

function zoomButtons(session: Session): TemplateResult {
  const { stage } = session;
  const image = session.imageSize;
  const { scale } = drawnIn(stage.zoom, stage.size, image);
  return html`<span class="zoom"
    ><button class="quiet" aria-label="Zoom out" title="Zoom out (-)" @click=${() => stage.zoomBy(0.8, image)}>
      −
    </button>
    <span class="figure percent" role="status">${Math.round(scale * 100)} %</span>
    <button class="quiet" aria-label="Zoom in" title="Zoom in (+)" @click=${() => stage.zoomBy(1.25, image)}>+</button>
    <button
      class="quiet"
      aria-pressed=${stage.zoom.scale === 'fit'}
      title="As large as there is room (0)"
      @click=${stage.fit}
    >
      Fit
    </button>
    <button
      class="quiet"
      aria-pressed=${stage.zoom.scale !== 'fit' && scale === 1}
      title="Each pixel as it is (1)"
      @click=${stage.actualSize}
    >
      1:1
    </button></span
  >`;
}
