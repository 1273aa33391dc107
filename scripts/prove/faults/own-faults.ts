// A process that makes its own system calls fail (libfiu): only once everything is loaded, so that what fails is its work and not Node's start.

import { openSync, readSync, writeSync } from "node:fs";

export class OwnFaults {
  readonly #in: number;
  readonly #out: number;

  /** The process must run under libfiu's libraries, with FIU_CTRL_FIFO in its environment. Both pipes are opened now: later, opening may fail. */
  constructor(environment: NodeJS.ProcessEnv) {
    const pipe = `${environment["FIU_CTRL_FIFO"] ?? ""}-${process.pid}`;
    this.#in = openSync(`${pipe}.in`, "w");
    this.#out = openSync(`${pipe}.out`, "r");
  }

  begin(point: string, probability: number): void {
    this.#tell(`enable_random name=${point},probability=${probability}`);
  }

  end(point: string): void {
    this.#tell(`disable name=${point}`);
  }

  /** libfiu answers each line with 0. */
  #tell(line: string): void {
    writeSync(this.#in, `${line}\n`);
    const answer = Buffer.alloc(16);
    const length = readSync(this.#out, answer);
    if (answer.toString("utf8", 0, length).trim() !== "0") throw new Error(`libfiu did not take "${line}"`);
  }
}
