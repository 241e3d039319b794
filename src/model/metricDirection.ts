/** Whether less or more of a metric is better, as far as its name tells. */
export type MetricDirection = 'lower' | 'higher';

const lower = [
  ...['loss', 'losses', 'logloss', 'nll', 'perplexity', 'ppl', 'error', 'errors', 'err', 'deviance', 'regret'],
  ...['mse', 'rmse', 'mae', 'mape', 'smape', 'rmsle', 'msle', 'wer', 'cer', 'fid', 'brier', 'ece'],
];
const higher = [
  ...['acc', 'accuracy', 'auc', 'auroc', 'auprc', 'f1', 'fbeta', 'precision', 'recall', 'sensitivity', 'specificity'],
  ...['r2', 'map', 'ndcg', 'mrr', 'bleu', 'rouge', 'meteor', 'iou', 'miou', 'dice', 'psnr', 'ssim', 'mcc', 'kappa'],
  ...['reward', 'likelihood', 'silhouette'],
];

/** `undefined` where the name says nothing, or both: nobody is told that something is better on a guess. */
export function metricDirection(key: string): MetricDirection | undefined {
  const words = metricWords(key);
  const has = (some: readonly string[]): boolean => some.some((word) => words.includes(word));
  const [isLower, isHigher] = [has(lower), has(higher)];
  if (isLower && isHigher) return undefined;
  // scikit-learn's `neg_mean_squared_error` grows as it gets better, and a negative likelihood shrinks.
  if (words.includes('neg') || words.includes('negative')) return isLower ? 'higher' : isHigher ? 'lower' : undefined;
  if (isLower) return 'lower';
  // A Brier score is an error; scores without another word are made to grow.
  return isHigher || has(['score']) ? 'higher' : undefined;
}

/** `val_loss`, `validation/loss` and `valLoss` each have two. */
export function metricWords(key: string): readonly string[] {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
