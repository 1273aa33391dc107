// Tells the operator's systems what happens in the hall, each at its own pace.

import { Delivery, type DeliveryParts } from "./webhooks/delivery.ts";
import type { Webhook } from "./webhooks/webhook-file.ts";

export class Webhooks {
  readonly #deliveries: ReadonlyMap<string, Delivery>;

  constructor(hooks: readonly Webhook[], parts: Omit<DeliveryParts, "hook">) {
    this.#deliveries = new Map(hooks.map((hook) => [hook.id, new Delivery({ ...parts, hook })]));
  }

  /** Something was stored, or may have been before this start. */
  wake(): void {
    for (const delivery of this.#deliveries.values()) delivery.wake();
  }

  /** How many events each system has not taken yet. */
  behind(): ReadonlyMap<string, number> {
    return new Map([...this.#deliveries].map(([id, delivery]) => [id, delivery.behind]));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#deliveries.values()].map((delivery) => delivery.stop()));
  }
}
