// The printer's inside: it takes bytes, moves paper at its own pace, stops at faults and answers.
import { CommandParser, type PrinterCommand } from "./command-parser.ts";
import { noFaults, standsStill, type Faults } from "./faults.ts";
import { HeldTicket, type PresenterAct } from "./held-ticket.ts";
import { PaperMotor } from "./paper-motor.ts";
import { RealtimeScanner, type RealtimeCommand } from "./realtime-scanner.ts";
import { automaticStatus, ejectorByte, fullStatus, paperByte, statusByte } from "./status-bytes.ts";
import { Typesetter, type CutPaper } from "./typesetter.ts";
import type { PrintEffect } from "./print-effect.ts";
import type { Whereabouts } from "./paper-tray.ts";
import type { PrinterProfile } from "../profile.ts";

/** A cut takes this long at real speed. */
const cutMs = 250;
/** And a presenter so long to hold a ticket out, or to take it in again. */
const presenterMs = 800;

export interface DeviceListener {
  onPaper(paper: CutPaper, bytes: number): void;
  /** The latest paper is somewhere else along the presenter. */
  onMoved(where: Whereabouts): void;
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
  readonly #held: HeldTicket;
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
    this.#held = new HeldTicket((where) => listener.onMoved(where));
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

  /** A hand takes the ticket out of the mouth; false when there is none, or it is stuck. */
  take(): boolean {
    return this.#faults.presenter === "ok" && this.#held.take();
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
        return this.#answerStatus(command.about);
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

  #answerStatus(about: number): void {
    if (about !== 20) return this.#answer(Uint8Array.of(statusByte(about, this.#faults)));
    const { name, presenter } = this.#profile;
    if (presenter === false) return this.#listener.onComplaint(`A ${name} printer does not know DLE EOT 20.`);
    this.#answer(fullStatus(this.#faults, this.#held.inMouth));
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
    const { name, completion, cutCounter, presenter } = this.#profile;
    const foreign =
      command.kind === "command" &&
      ((command.name === "GS ( H" && completion !== "process-id") ||
        (command.name === "GS g" && !cutCounter) ||
        (command.name === "GS e" && presenter === false));
    if (foreign) return [{ kind: "complaint", words: `A ${name} printer does not know ${command.name}.` }];
    return this.#setter.apply(command);
  }

  async #carryOut(effect: PrintEffect): Promise<void> {
    switch (effect.kind) {
      case "advance":
        return this.motor.add((effect.dots / 8 / this.#profile.paperSpeedMmPerSecond) * 1000);
      case "cut":
        return this.#cut(effect);
      case "presenter":
        return this.#present(effect.act);
      case "complaint":
        this.#listener.onComplaint(effect.words);
        return;
      case "automatic-status":
        this.#automaticMask = effect.mask;
        if (effect.mask !== 0) this.#answer(automaticStatus(this.#faults));
        return;
      case "answer":
      case "answer-paper-status":
      case "answer-cut-counter":
      case "answer-ejector-status": {
        const life = this.#life;
        await this.motor.settle();
        if (life === this.#life) this.#answer(this.#inLineAnswer(effect));
        return;
      }
    }
  }

  #inLineAnswer(effect: Extract<PrintEffect, { kind: `answer${string}` }>): Uint8Array {
    if (effect.kind === "answer") return effect.bytes;
    if (effect.kind === "answer-ejector-status") return Uint8Array.of(ejectorByte(this.#faults, this.#held));
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
    const presents = this.#profile.presenter !== false;
    if (presents) this.#held.makeRoom();
    this.#listener.onPaper(this.#setter.cut(), this.#paperBytes);
    if (presents) this.#held.receive();
    this.#paperBytes = 0;
  }

  async #present(act: PresenterAct): Promise<void> {
    if (this.#faults.presenter === "jammed") return;
    const life = this.#life;
    await this.motor.add(presenterMs);
    await this.motor.settle();
    if (life === this.#life) this.#held.obey(act);
  }

  #answer(bytes: Uint8Array): void {
    if (this.#faults.power === "on") this.#listener.onAnswer(bytes);
  }
}
