import { html, type TemplateResult } from 'lit';
import type { ChartRun } from '../../src/protocol/charts.ts';
import { choice } from '../common/fields.ts';
import { nameOf, progressWords } from './runWords.ts';
import type { Session } from './session.ts';

const intervals = [1, 2, 5, 10, 30, 60];

/** Whether curves grow, how often they are read, and how far the runs are that are going on. Nothing where all have ended. */
export function liveStatus({ content, host, attempt }: Session): TemplateResult | '' {
  const [first, ...others] = content.runs.filter(({ isLive }) => isLive);
  if (!first) return '';
  const { refreshSeconds: now } = content;
  const seconds = [...new Set([...intervals, ...(now > 0 ? [now] : [])])].sort((a, b) => a - b);
  const words = goingOn(first, others.length);
  return html`<div class="live">
      <span class="dot ${now > 0 ? 'good' : 'dim'}" aria-hidden="true"></span>
      ${choice({
        label: now > 0 ? 'live, every' : 'not live',
        value: String(now),
        names: [...seconds.map((each) => [String(each), `${each} s`] as const), ['0', 'off']],
        choose: (value) => attempt(host.ask('setRefreshInterval', { seconds: Number(value) })),
      })}
    </div>
    <p class="dim progress" title=${words}>${words}</p>`;
}

function goingOn(run: ChartRun, others: number): string {
  const { progress } = run;
  return [
    others > 0 ? `${nameOf(run)} and ${others} more` : nameOf(run),
    ...(progress ? [progressWords(progress)] : []),
  ]
    .filter(Boolean)
    .join(' · ');
}
