import { html } from 'lit';
import type { RunProtocol } from '../../src/protocol/run.ts';
import { runPage } from '../common/page.ts';

runPage<RunProtocol, object>({
  viewOf: () => ({}),
  show: ({ run, experimentName }) =>
    html`<h1>${run.runName}</h1>
      <p class="dim">${experimentName}</p>`,
});
