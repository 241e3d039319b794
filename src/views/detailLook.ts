import { plainText } from '../base/plainText.ts';
import { fileNameOf } from '../model/artifact.ts';
import { formatMetric } from '../model/metric.ts';
import type { Detail, Group, NodeOf } from '../services/node.ts';
import type { Look } from './look.ts';
import { groupSize } from './runRows.ts';
import { fileSize } from './words.ts';

export function detailLook(node: Detail): Look {
  switch (node.kind) {
    case 'group':
      return groupLook(node);
    case 'metric': {
      const value = formatMetric(node.latest.value);
      const step = node.latest.step === 0 ? '' : ` · step ${String(node.latest.step)}`;
      return leaf('Metric', node.key, `${value}${step}`, 'graph-line');
    }
    case 'param':
      return leaf('Param', node.key, node.value, 'settings');
    case 'tag':
      return leaf('Tag', node.key, node.value, 'tag');
    case 'dataset': {
      const { name, digest, tags } = node.dataset;
      const context = tags['mlflow.data.context'];
      return leaf('Dataset', name, [context, digest].filter((part) => part !== undefined).join(' · '), 'table');
    }
    case 'versionFiles':
      return {
        label: groupNames.artifacts,
        icon: { name: groupIcons.artifacts },
        spoken: groupNames.artifacts,
        opens: 'closed',
      };
    case 'artifact':
      return artifactLook(node);
  }
}

function groupLook({ run, group }: NodeOf<'group'>): Look {
  const label = groupNames[group];
  const size = groupSize({ run, group });
  const description = group === 'artifacts' ? undefined : String(size);
  return {
    label,
    ...(description !== undefined && { description }),
    icon: { name: groupIcons[group] },
    spoken: description === undefined ? label : `${label}, ${description}`,
    opens: 'closed',
  };
}

const groupNames: Readonly<Record<Group, string>> = {
  metrics: 'Metrics',
  params: 'Params',
  tags: 'Tags',
  datasets: 'Datasets',
  loggedModels: 'Logged models',
  artifacts: 'Artifacts',
};

const groupIcons: Readonly<Record<Group, string>> = {
  metrics: 'graph-line',
  params: 'settings',
  tags: 'tag',
  datasets: 'table',
  loggedModels: 'symbol-class',
  artifacts: 'files',
};

function artifactLook({ file }: NodeOf<'artifact'>): Look {
  const name = fileNameOf(file);
  const label = plainText(name);
  const size = file.fileSizeBytes === undefined ? undefined : fileSize(file.fileSizeBytes);
  return {
    label,
    ...(size !== undefined && { description: size }),
    file: { name, isDir: file.isDir },
    spoken: [file.isDir ? 'Folder' : 'File', label, ...(size === undefined ? [] : [size])].join(', '),
    ...(file.isDir
      ? { opens: 'closed' }
      : { opens: 'never', click: { command: 'podium.artifact.open', title: 'Open Artifact' } }),
  };
}

function leaf(what: string, name: string, value: string, icon: string): Look {
  const label = plainText(name);
  const description = plainText(value);
  return { label, description, icon: { name: icon }, spoken: `${what} ${label}: ${description}`, opens: 'never' };
}
