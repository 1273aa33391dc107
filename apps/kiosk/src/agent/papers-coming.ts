// How many papers are on their way out of the printer: the lamp says so while there is one.

export class PapersComing {
  readonly #changed: () => void;
  #count = 0;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get any(): boolean {
    return this.#count > 0;
  }

  async during<T>(paper: Promise<T>): Promise<T> {
    this.#count++;
    this.#changed();
    return paper.finally(() => {
      this.#count--;
      this.#changed();
    });
  }
}
