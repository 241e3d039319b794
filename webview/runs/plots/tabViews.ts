import type { TemplateResult } from 'lit';
import { boxView } from './boxView.ts';
import { contourView } from './contourView.ts';
import { importanceView } from './importanceView.ts';
import { parallelView } from './parallel/parallelView.ts';
import type { Plots } from './plots.ts';
import { scatterView } from './scatterView.ts';
import type { Tab } from './look.ts';

const views: { readonly [Each in Tab]: (plots: Plots) => TemplateResult } = {
  parallel: parallelView,
  scatter: scatterView,
  boxes: boxView,
  contour: contourView,
  importance: importanceView,
};

export function viewOf(plots: Plots): TemplateResult {
  return views[plots.look.tab](plots);
}
