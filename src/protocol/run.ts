import type { Run } from '../model/run.ts';
import type { PageContent, Protocol } from './protocol.ts';

/** All that is known of one run. */
export interface RunProtocol extends Protocol {
  readonly content: RunContent;
  readonly calls: {
    /** Opens the metric charts of the run. */
    readonly openCharts: { readonly ask: null; readonly answer: undefined };
  };
}

export interface RunContent extends PageContent {
  readonly run: Run;
  readonly experimentName: string;
}
