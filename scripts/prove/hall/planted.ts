// Bugs planted on purpose: a proof that does not find them proves nothing.

import { Commander, type Entry, type Request } from "@hallflow/hub/parts";
import type { Answer, OperationId } from "@hallflow/queue-core";
import { newId } from "@hallflow/hub-client";
import { DiskJournal } from "./disk.ts";

/** An answer that leaves before the commit; a retry under a new operation id; a leased block that two kiosks get. */
export const plantedBugs = ["answer-before-commit", "retry-without-id", "block-twice"] as const;
export type Planted = (typeof plantedBugs)[number];

const lazinessMs = 40;

/** Says that it has stored what it stores a moment later. */
export class LazyJournal extends DiskJournal {
  readonly #late: Entry[] = [];

  override append(entries: readonly Entry[]): void {
    this.#late.push(...entries);
    setTimeout(() => this.#store(), lazinessMs);
  }

  /** Tries until the disk takes it, as such a program would. */
  #store(): void {
    const late = this.#late.splice(0);
    try {
      if (late.length > 0) super.append(late);
    } catch {
      this.#late.unshift(...late);
      setTimeout(() => this.#store(), lazinessMs);
    }
  }

  override operation(id: OperationId) {
    const late = this.#late.find((entry) => entry.operation?.id === id)?.operation;
    return late ?? super.operation(id);
  }
}

/** Leases a second block of a letter, and answers with the one that it gave before. */
export class ForgetfulCommander extends Commander {
  readonly #before = new Map<string, Answer>();

  override async submit(request: Request): Promise<Answer> {
    const { command } = request;
    const answer = await super.submit(request);
    if (command.type !== "lease-numbers" || answer.kind !== "done") return answer;
    const before = this.#before.get(command.letter) ?? answer;
    this.#before.set(command.letter, before);
    return before;
  }
}

/** Gives each sending of a press an id of its own. */
export function withoutId(envelope: { readonly operation: OperationId }, sent: Set<OperationId>): { readonly operation: OperationId } {
  if (!sent.has(envelope.operation)) {
    sent.add(envelope.operation);
    return envelope;
  }
  return { ...envelope, operation: newId<OperationId>() };
}
