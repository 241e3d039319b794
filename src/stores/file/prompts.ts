import type { Keyed } from '../../base/keyed.ts';
import type { Condition } from '../../filter/check.ts';
import { matches, type ValuesOf } from '../../filter/evaluate.ts';

export const promptTag = 'mlflow.prompt.is_prompt';

/**
 * Whether a filter finds a registered model or a version. MLflow keeps prompts there as well, marked by a tag, and shows them only
 * to a filter that asks for the tag; models do not have it, and are found as if it said `false`.
 */
export function matchesModels(conditions: readonly Condition[], tags: Keyed<string>, valuesOf: ValuesOf): boolean {
  const aboutPrompts = conditions.filter(isAboutPrompts);
  const tag = tags[promptTag];
  if (aboutPrompts.length === 0) return tag !== 'true' && matches(conditions, valuesOf);
  if (tag !== undefined) return matches(conditions, valuesOf);
  return (
    aboutPrompts.every(holdsForModels) &&
    matches(
      conditions.filter((condition) => !isAboutPrompts(condition)),
      valuesOf,
    )
  );
}

function isAboutPrompts({ field }: Condition): boolean {
  return field.kind === 'tag' && field.name === promptTag;
}

function holdsForModels({ operator, values: [value] }: Condition): boolean {
  return (operator === '=' && value === 'false') || (operator === '!=' && value === 'true');
}
