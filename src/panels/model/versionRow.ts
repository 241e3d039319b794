import type { Keyed } from '../../base/keyed.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';
import { recordTagPrefix } from '../../promotion/moveRecord.ts';
import type { VersionRow } from '../../protocol/model.ts';
import { given } from '../../stores/given.ts';

/** A text is in full where it belongs; a table needs no more of it. */
const [mostCharacters, mostTags] = [300, 30];

export function versionRow(version: ModelVersion): VersionRow {
  return {
    version: version.version,
    stage: version.currentStage,
    status: version.status,
    statusMessage: version.statusMessage.slice(0, mostCharacters),
    description: version.description.slice(0, mostCharacters),
    user: version.userId,
    hasRun: version.runId !== '',
    ...given('createdMs', version.creationTimeMs),
    tags: peoplesTags(version.tags),
  };
}

/** By name, without what MLflow and Podium keep there for themselves. */
export function peoplesTags(tags: Keyed<string>): readonly (readonly [string, string])[] {
  return Object.entries(tags)
    .filter(([key]) => !key.startsWith('mlflow.') && !key.startsWith(recordTagPrefix))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .slice(0, mostTags)
    .map(([key, value]) => [key, value.slice(0, mostCharacters)]);
}
