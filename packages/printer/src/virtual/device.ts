// The printer's inside: it takes bytes, moves paper at its own pace, stops at faults and answers.
import { CommandParser, type PrinterCommand } from "./command-parser.ts";
import { noFaults, standsStill, type Faults } from "./faults.ts";
import { PaperMotor } from "./paper-motor.ts";
import { RealtimeScanner, type RealtimeCommand } from "./realtime-scanner.ts";
import { automaticStatus, paperByte, statusByte } from "./status-bytes.ts";
import { Typesetter, type CutPaper } from "./typesetter.ts";
import type { PrintEffect } from "./print-effect.ts";
import type { PrinterProfile } from "../profile.ts";

/** A cut takes this long at real speed. */
const cutMs = 250;

export interface DeviceListener {
  onPaper(paper: CutPaper, bytes: number): void;
  /** A command that makes no sense. */
  onComplaint(words: string): void;
  /** Bytes for whoever is connected. */
  onAnswer(bytes: Uint8Array): void;
  /** The buffer has room again. */
  onDrain(): void;
}

export class PrinterDevice {
  readonly motor: PaperMotor;
  readonly #profile: PrinterProfile;
  readonly #listener: DeviceListener;
  readonly #parser = new CommandParser();
  readonly #scanner = new RealtimeScanner();
  readonly #setter: Typesetter;
  #faults: Faults = noFaults;
  #queue: PrinterCommand[] = [];
  /** Effects of the command under way; the paper stops between two of them. */
  #effects: PrintEffect[] = [];
  #queuedBytes = 0;
  #paperBytes = 0;
  #cuts = 0;
  #automaticMask = 0;
  #running = false;
  /** Power-off and clearing make work of an older life void. */
  #life = 0;

  constructor(profile: PrinterProfile, speed: number, listener: DeviceListener) {
    this.#profile = profile;
    this.motor = new PaperMotor(speed);
    this.#listener = listener;
    this.#setter = new Typesetter(profile.dotsPerLine, profile.headToCutterDots);
  }

  get faults(): Faults {
    return this.#faults;
  }

  /** Bytes taken and not printed yet. */
  get queuedBytes(): number {
    return this.#queuedBytes;
  }

  get printing(): boolean {
    return this.#running;
  }

  setFaults(faults: Faults): void {
    const before = this.#faults;
    this.#faults = faults;
    if (faults.power === "off" && before.power === "on") this.#forget();
    if (this.#automaticMask !== 0 && String(automaticStatus(before)) !== String(automaticStatus(faults)))
      this.#answer(automaticStatus(faults));
    void this.#run();
  }

  receive(bytes: Uint8Array): void {
    let start = 0;
    for (const [index, byte] of bytes.entries()) {
      const command = this.#scanner.push(byte);
      if (command === null) continue;
      this.#enqueue(bytes.subarray(start, index + 1));
      start = index + 1;
      this.#obeyNow(command);
    }
    this.#enqueue(bytes.subarray(start));
    void this.#run();
  }

  #enqueue(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    for (const command of this.#parser.push(bytes)) {
      this.#queue.push(command);
      this.#queuedBytes += command.size;
    }
  }

  #obeyNow(command: RealtimeCommand): void {
    switch (command.kind) {
      case "status-query":
        this.#answer(Uint8Array.of(statusByte(command.about, this.#faults)));
        return;
      case "recover":
        if (command.how === "clear") this.#forget();
        return;
      case "clear-buffers":
        if (!this.#profile.clearBuffer) {
          this.#listener.onComplaint(`A ${this.#profile.name} printer does not know DLE DC4 8.`);
          return;
        }
        this.#forget();
        this.#answer(Uint8Array.of(0x37, 0x25, 0));
        return;
    }
  }

  /** Empties the buffers; the paper stays where it is, with what is printed on it. */
  #forget(): void {
    this.#life += 1;
    this.#parser.reset();
    this.#scanner.reset();
    this.#queue = [];
    this.#effects = [];
    this.#queuedBytes = 0;
    this.motor.forget();
    this.#automaticMask = 0;
    this.#setter.initialise();
    this.#listener.onDrain();
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    while (!standsStill(this.#faults)) {
      const effect = this.#effects.shift();
      if (effect !== undefined) {
        await this.#carryOut(effect);
        continue;
      }
      const command = this.#queue.shift();
      if (command === undefined) break;
      this.#queuedBytes -= command.size;
      this.#paperBytes += command.size;
      if (command.kind === "command" && command.name === "ESC @") this.#automaticMask = 0;
      this.#effects = this.#effectsOf(command);
      this.#listener.onDrain();
    }
    this.#running = false;
  }

  #effectsOf(command: PrinterCommand): PrintEffect[] {
    const { name, completion, cutCounter } = this.#profile;
    const foreign =
      command.kind === "command" &&
      ((command.name === "GS ( H" && completion !== "process-id") || (command.name === "GS g" && !cutCounter));
    if (foreign) return [{ kind: "complaint", words: `A ${name} printer does not know ${command.name}.` }];
    return this.#setter.apply(command);
  }

  async #carryOut(effect: PrintEffect): Promise<void> {
    switch (effect.kind) {
      case "advance":
        return this.motor.add((effect.dots / 8 / this.#profile.paperSpeedMmPerSecond) * 1000);
      case "cut":
        return this.#cut(effect);
      case "complaint":
        this.#listener.onComplaint(effect.words);
        return;
      case "automatic-status":
        this.#automaticMask = effect.mask;
        if (effect.mask !== 0) this.#answer(automaticStatus(this.#faults));
        return;
      case "answer":
      case "answer-paper-status":
      case "answer-cut-counter": {
        const life = this.#life;
        await this.motor.settle();
        if (life === this.#life) this.#answer(this.#inLineAnswer(effect));
        return;
      }
    }
  }

  #inLineAnswer(effect: Extract<PrintEffect, { kind: `answer${string}` }>): Uint8Array {
    if (effect.kind === "answer") return effect.bytes;
    if (effect.kind === "answer-paper-status") return Uint8Array.of(paperByte(this.#faults));
    return Uint8Array.of(0x5f, ...Buffer.from(String(this.#cuts), "latin1"), 0);
  }

  async #cut(effect: PrintEffect): Promise<void> {
    if (this.#faults.cutter === "jams-next") {
      // The knife is stuck: the cut waits until somebody frees it.
      this.#effects.unshift(effect);
      this.setFaults({ ...this.#faults, cutter: "jammed" });
      return;
    }
    const life = this.#life;
    await this.motor.add(cutMs);
    await this.motor.settle();
    if (life !== this.#life) return;
    this.#cuts += 1;
    this.#listener.onPaper(this.#setter.cut(), this.#paperBytes);
    this.#paperBytes = 0;
  }

  #answer(bytes: Uint8Array): void {
    if (this.#faults.power === "on") this.#listener.onAnswer(bytes);
  }
}
