import { html, nothing, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { durationOf, instantOf } from '../../src/charts/timeWords.ts';
import { copyButton } from './copyButton.ts';
import type { Session } from './session.ts';

/** What the run is, in a few words each. */
export function facts(session: Session): TemplateResult {
  const { content, host, experiment } = session;
  const run = content.facts;
  const { value: found, failure } = experiment.state;
  const reveal = (): void => session.attempt(host.ask('reveal', { kind: 'experiment' }));
  return html`<dl class="facts">
    ${fact(
      'Experiment',
      found
        ? html`<button class="link" title="Reveal in the sidebar" @click=${reveal}>
            ${plainText(found.name, 120) || 'no name'}
          </button>`
        : html`<span class="dim" title=${failure ?? nothing}
            >${failure === undefined ? '…' : 'could not be read'}</span
          >`,
    )}
    ${run.hasParent ? fact('Parent run', parent(session)) : ''}
    ${fact('Started', timeText(run.startTimeMs) ?? html`<span class="dim">not recorded</span>`)}
    ${fact('Ended', timeText(run.endTimeMs))} ${fact('User', text(run.user))}
    ${fact('Source', run.sourceName === undefined ? undefined : source(run.sourceName, run.sourceType))}
    ${fact('Entry point', text(run.entryPoint))}
    ${fact(
      'Commit',
      run.commit === undefined
        ? undefined
        : html`<code title=${plainText(run.commit, 80)}>${plainText(run.commit, 80).slice(0, 8)}</code>
            ${copyButton(session, run.commit, 'the commit')}`,
    )}
    ${fact('Branch', text(run.branch))}
    ${fact('Run ID', html`<code class="id">${plainText(run.runId, 80)}</code> ${copyButton(session, run.runId, 'the run ID')}`)}
  </dl>`;
}

/** How long the run took, or goes on already. */
export function runDuration({ startTimeMs, endTimeMs, isLive }: Session['content']['facts']): string | undefined {
  const endMs = endTimeMs ?? (isLive ? Date.now() : undefined);
  if (startTimeMs === undefined || startTimeMs <= 0 || endMs === undefined || endMs < startTimeMs) return undefined;
  const tookMs = endMs - startTimeMs;
  return durationOf(isLive ? Math.floor(tookMs / 1000) * 1000 : tookMs);
}

function parent(session: Session): TemplateResult {
  const { value, failure } = session.parent.state;
  if (value) return runLink(session, value.runId, value.name);
  if (failure !== undefined) return html`<span class="dim" title=${failure}>could not be read</span>`;
  return html`<span class="dim">${value === null ? 'is not there any more' : '…'}</span>`;
}

export function runLink(session: Session, runId: string, name: string): TemplateResult {
  return html`<button class="link" @click=${() => session.attempt(session.host.ask('openRun', { runId }))}>
    ${plainText(name === '' ? runId : name, 120)}
  </button>`;
}

function fact(name: string, value: TemplateResult | string | undefined): TemplateResult | '' {
  return value === undefined
    ? ''
    : html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`;
}

function text(value: string | undefined): TemplateResult | undefined {
  return value === undefined ? undefined : html`<span title=${plainText(value, 1000)}>${plainText(value, 120)}</span>`;
}

function source(name: string, type: string | undefined): TemplateResult {
  return html`${text(name)}
  ${type === undefined ? '' : html`<span class="dim">${plainText(type, 40).toLowerCase()}</span>`}`;
}

function timeText(timeMs: number | undefined): string | undefined {
  return timeMs === undefined || timeMs <= 0 ? undefined : instantOf(timeMs);
}
