// One conversation with a printer over one connection: ask how it is, send a job, hear that it is done.
import { queryEjector, queryFullStatus, queryStatus, readCutCounter } from "./escpos-bytes.ts";
import { readAutomaticStatus, readRealtimeStatus, type RealtimeAnswers } from "./escpos-status.ts";
import { sightOfEjectorByte, sightOfFullStatus, type MouthSight, type Presenter } from "./presenter.ts";
import { PrinterAnswerParser, type PrinterAnswer } from "./printer-answer.ts";
import type { PrinterStatus } from "./printer-status.ts";
import type { TransportConnection } from "./transport/transport.ts";

type AnswerOf<K extends PrinterAnswer["kind"]> = Extract<PrinterAnswer, { kind: K }>;

export class PrinterLink {
  readonly #connection: TransportConnection;
  readonly #parser = new PrinterAnswerParser();
  #listeners = new Set<(answer: PrinterAnswer | null) => void>();
  #closed = false;
  #unanswered = false;

  constructor(connection: TransportConnection) {
    this.#connection = connection;
    connection.onData((bytes) => {
      for (const answer of this.#parser.push(bytes)) for (const listener of this.#listeners) listener(answer);
    });
    connection.onClose(() => {
      this.#closed = true;
      for (const listener of this.#listeners) listener(null);
    });
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Whether a question on this connection stayed without an answer. */
  get unanswered(): boolean {
    return this.#unanswered;
  }

  /** Asks DLE EOT 1 to 4, one after the other; stops at the first that stays unanswered. Never rejects. */
  async status(timeoutMs: number): Promise<PrinterStatus> {
    const answers: (number | null)[] = [];
    for (const about of [1, 2, 3, 4] as const) {
      const answer = answers.includes(null) ? null : await this.ask(queryStatus(about), "realtime", timeoutMs);
      answers.push(answer?.byte ?? null);
    }
    const [printer = null, offline = null, error = null, paper = null] = answers;
    return readRealtimeStatus([printer, offline, error, paper] satisfies RealtimeAnswers);
  }

  /** How often the printer has cut, or null when it does not say. */
  async cutCount(timeoutMs: number): Promise<number | null> {
    return (await this.ask(readCutCounter, "counter", timeoutMs))?.value ?? null;
  }

  /** Whether a ticket is in the presenter's mouth, or null when the printer does not say. */
  async mouth({ status }: Presenter, timeoutMs: number): Promise<MouthSight | null> {
    if (status === "ejector-status") {
      const answer = await this.ask(queryEjector, "in-line", timeoutMs);
      return answer && sightOfEjectorByte(answer.byte);
    }
    const answer = await this.ask(queryFullStatus, "full-status", timeoutMs);
    return answer && sightOfFullStatus(answer.bytes);
  }

  /** Sends bytes and waits for the first answer of a kind; null when none came in time or the connection ended. */
  async ask<K extends PrinterAnswer["kind"]>(bytes: Uint8Array, kind: K, timeoutMs: number): Promise<AnswerOf<K> | null> {
    const answer = this.hear(kind, () => true, timeoutMs);
    await this.#connection.write(bytes).catch(() => undefined);
    this.#unanswered = this.#unanswered || (await answer) === null;
    return answer;
  }

  /** Waits for an answer of a kind that fits. */
  hear<K extends PrinterAnswer["kind"]>(kind: K, fits: (answer: AnswerOf<K>) => boolean, timeoutMs: number): Promise<AnswerOf<K> | null> {
    return new Promise((resolve) => {
      if (this.#closed) {
        resolve(null);
        return;
      }
      const finish = (answer: AnswerOf<K> | null): void => {
        clearTimeout(timer);
        this.#listeners.delete(listener);
        resolve(answer);
      };
      const listener = (answer: PrinterAnswer | null): void => {
        if (answer === null) finish(null);
        else if (isKind(answer, kind) && fits(answer)) finish(answer);
      };
      const timer = setTimeout(() => finish(null), timeoutMs);
      this.#listeners.add(listener);
    });
  }

  /** Hears what the printer tells by itself; returns how to stop hearing. */
  onAutomaticStatus(hear: (status: PrinterStatus) => void): () => void {
    const listener = (answer: PrinterAnswer | null): void => {
      const status = answer?.kind === "automatic" ? readAutomaticStatus(answer.bytes) : null;
      if (status !== null) hear(status);
    };
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  send(bytes: Uint8Array): Promise<void> {
    return this.#connection.write(bytes);
  }

  end(timeoutMs: number): Promise<void> {
    return this.#connection.end(timeoutMs);
  }

  destroy(): void {
    this.#connection.destroy();
  }
}

function isKind<K extends PrinterAnswer["kind"]>(answer: PrinterAnswer, kind: K): answer is AnswerOf<K> {
  return answer.kind === kind;
}
