/** What VS Code, and everybody else here, calls something that must be ended. */
export interface Disposable {
  dispose(): void;
}

/** The disposables that one owner ends together, last one first. What is added after the end is ended at once. */
export class Owned implements Disposable {
  #items: Disposable[] = [];
  #disposed = false;

  add<Item extends Disposable>(item: Item): Item {
    if (this.#disposed) item.dispose();
    else this.#items.push(item);
    return item;
  }

  get isDisposed(): boolean {
    return this.#disposed;
  }

  dispose(): void {
    this.#disposed = true;
    const items = this.#items;
    this.#items = [];
    for (const item of items.reverse()) item.dispose();
  }
}
