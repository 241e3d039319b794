/** The values that were used last, as many as have room. */
export class SizedMemory<Value> {
  readonly #most: number;
  readonly #sizeOf: (value: Value) => number;
  readonly #kept = new Map<string, Value>();
  #size = 0;

  constructor(most: number, sizeOf: (value: Value) => number) {
    this.#most = most;
    this.#sizeOf = sizeOf;
  }

  get(name: string): Value | undefined {
    const found = this.#kept.get(name);
    if (found === undefined) return undefined;
    // The last that was used stands last.
    this.#kept.delete(name);
    this.#kept.set(name, found);
    return found;
  }

  put(name: string, value: Value): void {
    this.#remove(name);
    this.#kept.set(name, value);
    this.#size += this.#sizeOf(value);
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= this.#most) return;
      this.#remove(oldest);
    }
  }

  #remove(name: string): void {
    const found = this.#kept.get(name);
    if (found === undefined) return;
    this.#kept.delete(name);
    this.#size -= this.#sizeOf(found);
  }
}
