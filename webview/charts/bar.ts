import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { remembered } from '../common/remembered.ts';
import { check, choice, textOf } from '../common/fields.ts';
import { bandChoices } from './bands.ts';
import type { Session } from './session.ts';
import { showShortcuts } from './shortcuts.ts';
import type { Band } from './view.ts';
import { xChoice } from './xChoice.ts';

/** All that can be chosen for all charts at once. */
export function bar(session: Session): TemplateResult {
  const { view, options, look, choose, search } = session;
  const { logX, logY, clip, marks } = options;
  return html`<div class="bar" role="group" aria-label="How charts are shown">
    <vscode-text-field
      id="search"
      type="search"
      placeholder="metric name"
      title="Words that the names of metrics have ( / )"
      .value=${view.search}
      @input=${(event: Event) => search(textOf(event))}
      ><span class="unseen">Search charts by metric name</span></vscode-text-field
    >
    ${xChoice(session)} ${smoothing(session)}
    ${check({ label: 'log y', value: logY, choose: (value) => choose({ logY: value }) })}
    ${check({ label: 'log x', value: logX, choose: (value) => choose({ logX: value }) })}
    ${check({ label: 'clip outliers', value: clip, choose: (value) => choose({ clip: value }) })}
    ${check({ label: 'marks', value: marks, choose: (value) => choose({ marks: value }) })} ${bandChoice(session)}
    ${
      view.zoom
        ? html`<vscode-button appearance="secondary" @click=${() => look({ zoom: undefined })}
            >Reset Zoom</vscode-button
          >`
        : ''
    }
    <span class="grow"></span>
    <vscode-button
      appearance="icon"
      aria-label="Keyboard shortcuts"
      title="Keyboard shortcuts (?)"
      @click=${showShortcuts}
      ><span aria-hidden="true">?</span></vscode-button
    >
  </div>`;
}

function smoothing({ options, choose }: Session): TemplateResult {
  const { smoothing: value } = options;
  return html`<label class="choice" title="A moving average; what was logged stays visible, faintly"
    ><span>smoothing</span>
    <input
      type="range"
      min="0"
      max="0.99"
      step="0.01"
      .value=${String(value)}
      aria-valuetext=${value === 0 ? 'none' : value.toFixed(2)}
      @input=${(event: Event) => choose({ smoothing: Number(textOf(event)) })}
    />
    <b class="figure">${value === 0 ? 'off' : value.toFixed(2)}</b></label
  >`;
}

/** Runs that are alike can be drawn as one curve; there is nothing to choose where none are. */
function bandChoice({ content, options, choose }: Session): TemplateResult | '' {
  const bands = choicesOf(content.runs);
  if (bands.length === 0) return '';
  const idOf = (band: Band | null): string => (band ? JSON.stringify([band.by, band.name]) : '');
  const now = idOf(options.band);
  return choice({
    label: 'band',
    value: bands.some((band) => idOf(band) === now) ? now : '',
    names: [
      ['', 'none'],
      ...bands.map(
        (band) => [idOf(band), `${band.by === 'allBut' ? 'over' : 'by'} ${plainText(band.name, 60)}`] as const,
      ),
    ],
    choose: (value) => choose({ band: bands.find((band) => idOf(band) === value) ?? null }),
  });
}

const choicesOf = remembered(bandChoices);
