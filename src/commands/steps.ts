import { BackPressed } from '../host/ui.ts';

/** Where a question stands among several. */
export interface StepPlace {
  readonly at: number;
  readonly of: number;
}

/** One question of several. It gets what was answered so far, its own earlier answer included, and adds to it. */
export interface Step<Form> {
  /** Whether the answers so far make it necessary; always, unless said. */
  readonly when?: (form: Form) => boolean;
  /** Resolves with `undefined` when dismissed. */
  ask(form: Form, place: StepPlace): Promise<Form | undefined>;
}

/** Asks one question after the other, and an earlier one again when Back is pressed. Resolves with `undefined` when dismissed. */
export async function askSteps<Form>(steps: readonly Step<Form>[], start: Form): Promise<Form | undefined> {
  let form = start;
  const asked: Step<Form>[] = [];
  for (let step = nextStep(steps, asked, form); step !== undefined; step = nextStep(steps, asked, form)) {
    const later = steps.slice(steps.indexOf(step)).filter((one) => one.when?.(form) ?? true);
    try {
      const answered = await step.ask(form, { at: asked.length + 1, of: asked.length + later.length });
      if (answered === undefined) return undefined;
      form = answered;
      asked.push(step);
    } catch (error) {
      if (!(error instanceof BackPressed)) throw error;
      asked.pop();
    }
  }
  return form;
}

function nextStep<Form>(
  steps: readonly Step<Form>[],
  asked: readonly Step<Form>[],
  form: Form,
): Step<Form> | undefined {
  const last = asked.at(-1);
  const rest = last === undefined ? steps : steps.slice(steps.indexOf(last) + 1);
  return rest.find((step) => step.when?.(form) ?? true);
}
