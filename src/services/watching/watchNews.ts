import { plainText } from '../../base/plainText.ts';
import type { Connection } from '../../connections/connection.ts';
import type { Ui } from '../../host/ui.ts';
import type { Run } from '../../model/run.ts';
import type { Node } from '../node.ts';
import { runText } from '../runs/runFields.ts';
import type { Warning } from './watch.ts';

/** What is wrong with a run since a moment ago. */
export interface News {
  readonly connection: Connection;
  readonly run: Run;
  readonly warnings: readonly Warning[];
}

const mostNamed = 3;

/** All news of one look in one message: many runs of a search may stop at the same time. */
export function newsText(news: readonly News[]): string {
  const named = news
    .slice(0, mostNamed)
    .map(({ run, warnings }) => `${nameOf(run)}: ${warnings.map(({ text }) => text).join('; ')}.`);
  const others = news.length - named.length;
  const more = others === 0 ? [] : [`${String(others)} more ${others === 1 ? 'run needs' : 'runs need'} a look.`];
  return [...named, ...more].join(' ');
}

function nameOf(run: Run): string {
  const text = plainText(runText(run), 60);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Tells news in a message that leads to the runs' charts. */
export function tellNews(
  ui: Pick<Ui, 'offer'>,
  execute: (command: string, ...args: readonly unknown[]) => Promise<void>,
): (news: readonly News[]) => void {
  return (news) => {
    const nodes = news.map(({ connection, run }): Node => ({ kind: 'run', connection, run }));
    ui.offer(newsText(news), 'Show Metric Charts', () => execute('podium.charts.open', nodes[0], nodes));
  };
}
