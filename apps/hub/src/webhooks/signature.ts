// Signs what is sent, so that the receiver can tell it from anything that a stranger sends: the Standard Webhooks scheme, version 1.

import { createHmac } from "node:crypto";

/** The three headers that go with a body. `secret` is `whsec_` and base64; `sentAt` is ms since the epoch by the wall clock. */
export function signed(secret: string, id: string, sentAt: number, body: string): Record<string, string> {
  const timestamp = String(Math.floor(sentAt / 1_000));
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}
