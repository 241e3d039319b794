import type { LoggedModel } from '../model/loggedModel.ts';
import { formatMetric } from '../model/metric.ts';
import type { ModelVersion } from '../model/modelVersion.ts';
import type { RegisteredModel } from '../model/registeredModel.ts';
import { isLive, type Run } from '../model/run.ts';
import type { Detail, Node, NodeOf } from '../services/node.ts';
import type { Warning } from '../services/watching/watch.ts';
import type { LookContext } from './entityLook.ts';
import { asCode, asList, asText } from './markdown.ts';
import { warningsOn } from './runLook.ts';
import { orderText } from './runViewText.ts';
import { duration, fileSize, moment, statusWord } from './words.ts';

/** What the pointer brings up, as Markdown in which no server text is more than text; `undefined` where the row says it all. */
export function tooltip(node: Node, { watch, nowMs }: Pick<LookContext, 'watch' | 'nowMs'>): string | undefined {
  switch (node.kind) {
    case 'connection':
      return page(asText(node.connection.name), [
        ['Tracking URI', node.connection.trackingUri],
        ['Workspace', node.connection.workspace],
      ]);
    case 'experiment':
      return experimentTooltip(node);
    case 'run':
      return runTooltip(node.run, warningsOn(node, watch), nowMs);
    case 'loggedModel':
      return loggedModelTooltip(node.model);
    case 'model':
      return modelTooltip(node.model);
    case 'version':
      return versionTooltip(node.version);
    case 'alias':
      return `${asText(node.model.name)} ${asCode(`models:/${node.model.name}@${node.alias}`)}`;
    case 'failure':
      return `${asText(node.message, 2000)}\n\nClick to ${node.outsideFolder === undefined ? 'try again' : 'allow it'}.`;
    case 'suggestion':
      return `${asCode(node.suggestion.trackingUri, 400)}\n\nSuggested by ${asText(node.suggestion.from)}. Click to add it as a connection.`;
    case 'group':
    case 'versionFiles':
    case 'more':
    case 'notice':
      return undefined;
    default:
      return detailTooltip(node);
  }
}

function experimentTooltip({ experiment, runView: { filter, order } }: NodeOf<'experiment'>): string {
  return page(
    asText(experiment.name),
    [
      ['Id', experiment.experimentId],
      ['Only runs where', filter],
      ['Sorted by', order && orderText(order)],
      ['State', experiment.lifecycleStage],
      ['Created', timeOf(experiment.creationTimeMs)],
      ['Updated', timeOf(experiment.lastUpdateTimeMs)],
      ['Artifacts', experiment.artifactLocation],
    ],
    experiment.tags['mlflow.note.content'],
  );
}

function runTooltip(run: Run, warnings: readonly Warning[], nowMs: number): string {
  const start = run.startTimeMs;
  const end = run.endTimeMs ?? (isLive(run) ? nowMs : undefined);
  const metrics = Object.entries(run.metrics).map(([name, value]) => [name, formatMetric(value)] as const);
  return page(
    asText(run.runName === '' ? run.runId : run.runName),
    [
      ['Status', run.lifecycleStage === 'deleted' ? `deleted (${statusWord(run.status)})` : statusWord(run.status)],
      ['Id', run.runId],
      ['Started', timeOf(start)],
      ['Duration', start !== undefined && start > 0 && end !== undefined ? duration(end - start) : undefined],
      ['User', run.userId],
      ['Source', run.tags['mlflow.source.name']],
      ['Commit', run.tags['mlflow.source.git.commit']],
    ],
    run.tags['mlflow.note.content'],
    warningText(warnings),
    section('Metrics', metrics),
    section('Params', Object.entries(run.params)),
  );
}

/** What is wrong, and by which rule. */
function warningText(warnings: readonly Warning[]): string | undefined {
  if (warnings.length === 0) return undefined;
  return warnings.map(({ text, why }) => `- **${asText(text)}**: ${asText(why)}`).join('\n');
}

function loggedModelTooltip(model: LoggedModel): string {
  return page(
    asText(model.name),
    [
      ['Id', model.modelId],
      ['Status', model.status],
      ['Type', model.modelType],
      ['Created', timeOf(model.creationTimeMs)],
    ],
    undefined,
    section(
      'Metrics',
      model.metrics.map(({ key, value }) => [key, formatMetric(value)] as const),
    ),
  );
}

function modelTooltip(model: RegisteredModel): string {
  return page(
    asText(model.name),
    [
      ['Created', timeOf(model.creationTimeMs)],
      ['Updated', timeOf(model.lastUpdateTimeMs)],
    ],
    model.description,
    section('Tags', Object.entries(model.tags)),
  );
}

function versionTooltip(version: ModelVersion): string {
  return page(
    `${asText(version.name)}, version ${asText(version.version)}`,
    [
      ['Stage', version.currentStage],
      ['Aliases', version.aliases.map((alias) => `@${alias}`).join(' ')],
      ['Status', [version.status, version.statusMessage].filter((part) => part !== '').join(': ')],
      ['Created', timeOf(version.creationTimeMs)],
      ['User', version.userId],
      ['Source run', version.runId],
      ['Source', version.source],
    ],
    version.description,
    section('Tags', Object.entries(version.tags)),
  );
}

function detailTooltip(node: Exclude<Detail, { kind: 'group' | 'versionFiles' }>): string {
  switch (node.kind) {
    case 'metric': {
      const { value, step, timestampMs } = node.latest;
      return page(asText(node.key), [
        [
          'Latest value',
          formatMetric(value) === String(value) ? String(value) : `${formatMetric(value)} (${String(value)})`,
        ],
        ['Step', String(step)],
        ['Logged', timeOf(timestampMs)],
      ]);
    }
    case 'param':
    case 'tag':
      return `${asText(node.key)}\n\n${asCode(node.value, 1000)}`;
    case 'dataset':
      return page(asText(node.dataset.name), [
        ['Digest', node.dataset.digest],
        ['Context', node.dataset.tags['mlflow.data.context']],
        ['Source type', node.dataset.sourceType],
        ['Source', node.dataset.source],
        ['Schema', node.dataset.schema],
        ['Profile', node.dataset.profile],
      ]);
    case 'artifact': {
      const { path, fileSizeBytes } = node.file;
      return page(asCode(path, 400), [['Size', fileSizeBytes === undefined ? undefined : fileSize(fileSizeBytes)]]);
    }
  }
}

function page(
  title: string,
  facts: readonly (readonly [name: string, value: string | undefined])[],
  note?: string,
  ...sections: readonly (string | undefined)[]
): string {
  const known = facts.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value] as const]));
  const parts = [`**${title}**`, asList(known, known.length), note && asText(note, 600), ...sections];
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}

function section(title: string, entries: readonly (readonly [string, string])[]): string | undefined {
  return entries.length === 0 ? undefined : `${title}\n\n${asList(entries, 8)}`;
}

function timeOf(timeMs: number | undefined): string | undefined {
  return timeMs === undefined || timeMs <= 0 ? undefined : moment(timeMs);
}
