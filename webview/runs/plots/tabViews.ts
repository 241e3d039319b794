import type { TemplateResult } from 'lit';
import { parallelView } from './parallel/parallelView.ts';
import type { Plots } from './plots.ts';

export function viewOf(plots: Plots): TemplateResult {
  return parallelView(plots);
}
