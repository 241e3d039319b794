import type { PageIdentity } from '../services/pages.ts';

/** VS Code's name for each kind of page; package.json says `onWebviewPanel:` for each. */
export const viewTypes: { readonly [Kind in PageIdentity['kind']]: string } = {
  run: 'podium.run',
  charts: 'podium.charts',
  experimentCharts: 'podium.experimentCharts',
  runs: 'podium.runs',
  compare: 'podium.compare',
  model: 'podium.model',
  promotion: 'podium.promotion',
  preview: 'podium.preview',
  images: 'podium.images',
  sizes: 'podium.sizes',
};

/** The script in `dist/webview/` that draws a page. */
export function scriptOf({ kind }: PageIdentity): string {
  return kind === 'experimentCharts' ? 'charts' : kind;
}
