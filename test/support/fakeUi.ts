import assert from 'node:assert/strict';
import {
  BackPressed,
  type ComposeOptions,
  type DocumentAddress,
  type FileAddress,
  type DocumentPair,
  type InputOptions,
  type Offer,
  type PickItem,
  type PickOptions,
  type SearchManyOptions,
  type SearchOptions,
  type ShownDocument,
  type TellProgress,
  type Ui,
} from '../../src/host/ui.ts';

/** What the person does at the next question. */
export type Answer =
  /** Picks the item with this label; in a search, types `search` first, and in a composed line `search` instead of what is there. */
  | { readonly pick: string; readonly search?: string }
  /** Leaves just these chosen where several can be; each is searched for by its label, where it is not chosen already. */
  | { readonly pickMany: readonly string[] }
  /** Removes for ever what is offered under this label. */
  | { readonly forget: string }
  /** Types into an input, a composed line, or where a file or folder is asked for. What does not pass is complained about, and the next answer is typed instead. */
  | { readonly type: string }
  /** Presses a button of a modal question, or of a message (where no answer is needed). */
  | { readonly press: string }
  /** Cancels the work whose progress is shown. */
  | 'cancel'
  /** The same as soon as the work has told how far it is. */
  | 'cancel later'
  | 'dismiss'
  | 'back';

/** A person by script. A question for which the script has no answer fails the test, and so does an answer that does not fit. */
export interface FakeUi extends Ui {
  /** More answers, after those given already. */
  answer(...answers: readonly Answer[]): void;
  /** The titles of the questions asked, in order; those of progress in brackets. */
  readonly questions: readonly string[];
  /** What the last pick or search offered. */
  readonly offered: readonly PickItem<unknown>[];
  /** What was offered last while a line was composed. */
  readonly composed: readonly Offer<unknown>[];
  /** The last input that was asked. */
  readonly lastInput: InputOptions | undefined;
  /** Messages, warnings and modal questions (with their detail after a line break), in order. */
  readonly messages: readonly string[];
  /** What was said of texts that did not pass. */
  readonly complaints: readonly string[];
  /** What was offered to be done, by message, the last one last. */
  readonly offers: readonly Offered[];
  /** The documents that were opened, or compared, by their names. */
  readonly documents: readonly string[];
  /** Why nothing can be opened as text. */
  noText: Error | undefined;
  /** For which endings of names an extension has an editor. */
  readonly endings: string[];
  /** What was compared in them. */
  readonly diffs: readonly DocumentPair[];
  /** What was saved under which name; nothing where the next answer was 'dismiss'. */
  readonly saved: readonly (readonly [name: string, bytes: Uint8Array])[];
  readonly copied: readonly string[];
  /** How far work said that it has come. */
  readonly told: readonly string[];
  readonly opened: readonly string[];
  readonly logShown: number;
  shownDocument: ShownDocument | undefined;
  /** Answers that nobody asked for yet. */
  readonly unused: readonly Answer[];
}

export interface Offered {
  readonly message: string;
  readonly action: string;
  /** Presses the button. */
  readonly act: () => Promise<void>;
}

export function fakeUi(...script: Answer[]): FakeUi {
  return new ScriptedUi(script);
}

class ScriptedUi implements FakeUi {
  readonly unused: Answer[];
  readonly questions: string[] = [];
  readonly messages: string[] = [];
  readonly complaints: string[] = [];
  readonly offers: Offered[] = [];
  readonly documents: string[] = [];
  readonly endings: string[] = [];
  noText: Error | undefined;
  readonly diffs: DocumentPair[] = [];
  readonly saved: (readonly [name: string, bytes: Uint8Array])[] = [];
  readonly copied: string[] = [];
  readonly told: string[] = [];
  readonly opened: string[] = [];
  offered: readonly PickItem<unknown>[] = [];
  composed: readonly Offer<unknown>[] = [];
  lastInput: InputOptions | undefined;
  logShown = 0;
  shownDocument: ShownDocument | undefined;

  constructor(script: Answer[]) {
    this.unused = script;
  }

  answer(...answers: readonly Answer[]): void {
    this.unused.push(...answers);
  }

  async pick<Value>({ title, items, step }: PickOptions<Value>): Promise<Value | undefined> {
    this.questions.push(title);
    const offered = typeof items === 'function' ? await items(new AbortController().signal) : items;
    this.offered = offered;
    const answer = this.#next(title, step);
    if (answer === 'dismiss') return undefined;
    assert.ok(typeof answer === 'object' && 'pick' in answer, `${title}: cannot ${JSON.stringify(answer)} in a list`);
    return picked(offered, answer.pick);
  }

  async search<Value>({ title, find, step }: SearchOptions<Value>): Promise<Value | undefined> {
    this.questions.push(title);
    const answer = this.#next(title, step);
    if (answer === 'dismiss') return undefined;
    assert.ok(typeof answer === 'object' && 'pick' in answer, `${title}: cannot ${JSON.stringify(answer)} in a search`);
    const offered = await find(answer.search ?? '', new AbortController().signal);
    this.offered = offered;
    return picked(offered, answer.pick);
  }

  async searchMany<Value>({
    title,
    find,
    step,
    chosen,
  }: SearchManyOptions<Value>): Promise<readonly Value[] | undefined> {
    this.questions.push(title);
    const answer = this.#next(title, step);
    if (answer === 'dismiss') return undefined;
    assert.ok(typeof answer === 'object' && 'pickMany' in answer, `${title}: cannot ${JSON.stringify(answer)} here`);
    this.offered = chosen;
    const { signal } = new AbortController();
    return Promise.all(
      answer.pickMany.map(async (label) => {
        const isChosen = chosen.some((item) => item.label === label);
        return picked(isChosen ? chosen : await find(label, signal), label);
      }),
    );
  }

  async compose<Value>(options: ComposeOptions<Value>): Promise<Value | undefined> {
    const { title, step, offers } = options;
    this.questions.push(title);
    await options.prepare(new AbortController().signal);
    let { text } = options;
    for (;;) {
      this.composed = offers(text);
      const answer = this.#next(title, step);
      if (answer === 'dismiss') return undefined;
      assert.ok(
        typeof answer === 'object' && !('press' in answer || 'pickMany' in answer),
        `${title}: cannot ${JSON.stringify(answer)} here`,
      );
      if ('forget' in answer) {
        await offered(this.composed, answer.forget).forget?.();
        continue;
      }
      if ('type' in answer) text = answer.type;
      else text = answer.search ?? text;
      const there = offers(text);
      this.composed = there;
      // Typing ends with Enter, which takes the first that does something.
      const does = 'type' in answer ? there.find((offer) => offer.does)?.does : offered(there, answer.pick).does;
      if (does && 'answer' in does) return does.answer;
      if (does) text = does.write;
      else this.complaints.push(there[0]?.label ?? '');
    }
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- an answer that does not fit must reject, not throw
  async input(options: InputOptions): Promise<string | undefined> {
    const { title, step, validate } = options;
    this.questions.push(title);
    this.lastInput = options;
    for (;;) {
      const answer = this.#next(title, step);
      if (answer === 'dismiss') return undefined;
      assert.ok(
        typeof answer === 'object' && 'type' in answer,
        `${title}: cannot ${JSON.stringify(answer)} in an input`,
      );
      const complaint = validate?.(answer.type);
      if (complaint === undefined) return answer.type;
      this.complaints.push(complaint);
    }
  }

  async confirm(question: string, detail: string, action: string): Promise<boolean> {
    return (await this.choose(question, detail, action)) !== undefined;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async choose<Action extends string>(
    question: string,
    detail: string,
    ...actions: readonly Action[]
  ): Promise<Action | undefined> {
    this.messages.push(`${question}\n${detail}`);
    const answer = this.#next(question);
    if (answer === 'dismiss') return undefined;
    assert.ok(typeof answer === 'object' && 'press' in answer, `${question}: cannot ${JSON.stringify(answer)} here`);
    const action = actions.find((one) => one === answer.press);
    assert.ok(action !== undefined, `${question}: no "${answer.press}" among ${actions.join(', ')}`);
    return action;
  }

  inform<Action extends string>(message: string, ...actions: readonly Action[]): Promise<Action | undefined> {
    this.messages.push(message);
    const [next] = this.unused;
    const pressed = typeof next === 'object' && 'press' in next ? actions.find((one) => one === next.press) : undefined;
    if (pressed !== undefined) this.unused.shift();
    return Promise.resolve(pressed);
  }

  warn<Action extends string>(message: string, ...actions: readonly Action[]): Promise<Action | undefined> {
    return this.inform(message, ...actions);
  }

  offer(message: string, action: string, act: () => Promise<void>): void {
    this.offers.push({ message, action, act });
  }

  async progress<Result>(
    title: string,
    work: (signal: AbortSignal, tell: TellProgress) => Promise<Result>,
  ): Promise<Result> {
    this.questions.push(`[${title}]`);
    const controller = new AbortController();
    const result = work(controller.signal, (words) => {
      this.told.push(words);
      if (this.unused[0] === 'cancel later') {
        this.unused.shift();
        controller.abort();
      }
    });
    if (this.unused[0] === 'cancel') {
      this.unused.shift();
      controller.abort();
    }
    return result;
  }

  openDocument({ path }: DocumentAddress): Promise<void> {
    this.documents.push(path.slice(1));
    return Promise.resolve();
  }

  openIn(editor: string, { path }: DocumentAddress): Promise<void> {
    this.documents.push(`${path.slice(1)} in ${editor}`);
    return Promise.resolve();
  }

  hasEditorFor(ending: string): boolean {
    return this.endings.includes(ending);
  }

  openAsText({ path }: FileAddress): Promise<void> {
    if (this.noText) return Promise.reject(this.noText);
    this.documents.push(`${path.slice(1)} as text`);
    return Promise.resolve();
  }

  compareDocuments(title: string, one: DocumentAddress, other: DocumentAddress): Promise<void> {
    this.documents.push(title);
    this.diffs.push({ one, other });
    return Promise.resolve();
  }

  compareAll(title: string, pairs: readonly DocumentPair[]): Promise<void> {
    const nameOf = (address: DocumentAddress | undefined): string => address?.path.slice(1) ?? 'nothing';
    this.diffs.push(...pairs);
    this.documents.push(title, ...pairs.map(({ one, other }) => `${nameOf(one)} ↔ ${nameOf(other)}`));
    return Promise.resolve();
  }

  saveFile(name: string, bytes: Uint8Array): Promise<boolean> {
    const isDismissed = this.unused[0] === 'dismiss';
    if (isDismissed) this.unused.shift();
    else this.saved.push([name, bytes]);
    return Promise.resolve(!isDismissed);
  }

  askWhereToSave(name: string): Promise<string | undefined> {
    return this.#place(name);
  }

  askFolder(title: string): Promise<string | undefined> {
    return this.#place(title);
  }

  openFileOutside = (path: string): Promise<boolean> => {
    this.opened.push(path);
    return Promise.resolve(true);
  };

  openFile(path: string): Promise<void> {
    this.opened.push(path);
    return Promise.resolve();
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async #place(question: string): Promise<string | undefined> {
    this.questions.push(question);
    const answer = this.#next(question);
    if (answer === 'dismiss') return undefined;
    assert.ok(typeof answer === 'object' && 'type' in answer, `${question}: cannot ${JSON.stringify(answer)} here`);
    return answer.type;
  }

  copy(text: string): Promise<void> {
    this.copied.push(text);
    return Promise.resolve();
  }

  openExternal(url: string): Promise<void> {
    this.opened.push(url);
    return Promise.resolve();
  }

  showLog(): void {
    this.logShown++;
  }

  #next(question: string, step?: { readonly at: number }): Answer {
    const answer = this.unused.shift();
    assert.ok(answer !== undefined, `The script has no answer to: ${question}`);
    if (answer !== 'back') return answer;
    assert.ok(step !== undefined && step.at > 1, `${question}: there is no Back button`);
    throw new BackPressed();
  }
}

function offered<Value>(offers: readonly Offer<Value>[], label: string): Offer<Value> {
  const offer = offers.find((one) => one.label === label);
  assert.ok(offer, `no "${label}" among: ${offers.map((one) => one.label).join(', ')}`);
  return offer;
}

function picked<Value>(items: readonly PickItem<Value>[], label: string): Value {
  const item = items.find((one) => one.label === label);
  assert.ok(item, `no "${label}" among: ${items.map((one) => one.label).join(', ')}`);
  return item.value;
}
