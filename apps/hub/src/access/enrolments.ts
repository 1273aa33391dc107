// Devices that wait to be let in: each shows a short code, and gets its key once a manager has typed that code.

import { randomInt } from "node:crypto";
import type { DeviceKind } from "@hallflow/queue-core";
import { digestOf, newSecret } from "./secret.ts";

export interface Enrolment {
  readonly code: string;
  readonly kind: DeviceKind;
  /** What the device calls itself. */
  readonly name: string;
  readonly address: string;
  readonly askedAt: number;
  readonly isApproved: boolean;
}

/** A code is shown for so long; the device then asks for another by itself. */
export const codeLivesMs = 10 * 60_000;
const mostWaiting = 64;
const mostPerAddress = 8;

export class Enrolments {
  readonly #byClaim = new Map<string, Enrolment>();

  /** A new code, with the claim that its device asks with; null when too many wait already. */
  ask(kind: DeviceKind, name: string, address: string, now: number): { claim: string; code: string } | null {
    const waiting = this.waiting(now);
    const here = waiting.filter((enrolment) => enrolment.address === address).length;
    if (waiting.length >= mostWaiting || here >= mostPerAddress) return null;
    const claim = newSecret("claim");
    const code = this.#freshCode();
    this.#byClaim.set(digestOf(claim), { code, kind, name, address, askedAt: now, isApproved: false });
    return { claim, code };
  }

  /** What became of a claim; undefined when it is unknown, too old or was refused. */
  claimed(claim: string, now: number): Enrolment | undefined {
    this.#forgetOld(now);
    return this.#byClaim.get(digestOf(claim));
  }

  /** The device that shows this code and still waits. */
  find(code: string, now: number): Enrolment | undefined {
    this.#forgetOld(now);
    return this.waiting(now).find((enrolment) => enrolment.code === code);
  }

  approve(code: string): void {
    for (const [claim, enrolment] of this.#byClaim)
      if (enrolment.code === code) this.#byClaim.set(claim, { ...enrolment, isApproved: true });
  }

  remove(code: string): void {
    for (const [claim, enrolment] of this.#byClaim) if (enrolment.code === code) this.#byClaim.delete(claim);
  }

  waiting(now: number): Enrolment[] {
    this.#forgetOld(now);
    return [...this.#byClaim.values()].filter(({ isApproved }) => !isApproved);
  }

  #freshCode(): string {
    const taken = new Set(Array.from(this.#byClaim.values(), ({ code }) => code));
    for (;;) {
      const code = String(randomInt(1_000_000)).padStart(6, "0");
      if (!taken.has(code)) return code;
    }
  }

  #forgetOld(now: number): void {
    for (const [claim, { askedAt }] of this.#byClaim) if (now - askedAt > codeLivesMs) this.#byClaim.delete(claim);
  }
}
