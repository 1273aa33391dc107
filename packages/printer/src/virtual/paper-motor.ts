// Lets the time pass that a real motor needs, in few timers: short movements are saved up until they are worth one.

const shortestMs = 5;

export class PaperMotor {
  speed: number;
  #owedMs = 0;

  constructor(speed: number) {
    this.speed = speed;
  }

  /** Adds a movement of so many milliseconds at real speed; waits when enough has come together. */
  async add(ms: number): Promise<void> {
    this.#owedMs += ms;
    if (this.#owedMs / this.speed >= shortestMs) await this.settle();
  }

  /** Waits until everything that was added has moved. */
  async settle(): Promise<void> {
    const ms = this.#owedMs / this.speed;
    this.#owedMs = 0;
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
  }

  forget(): void {
    this.#owedMs = 0;
  }
}
