// Seals what a customer said with the key of its day (AES-256-GCM), and finds it again by a keyed hash.

import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { IdentifyBy } from "@hallflow/queue-core";

export interface Number {
  readonly by: IdentifyBy;
  readonly value: string;
}

const nonceBytes = 12;
const tagBytes = 16;
/** What is sealed is of one length, so that it does not tell a card from a phone number. */
const paddedBytes = 64;

const derived = (key: Buffer, use: "seal" | "lookup"): Buffer => Buffer.from(hkdfSync("sha256", key, "", `hallflow people ${use}`, 32));

/** `id` is bound to it: a row whose id was changed does not open. */
export function seal(key: Buffer, id: string, { by, value }: Number): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", derived(key, "seal"), nonce).setAAD(Buffer.from(id));
  const sealed = Buffer.concat([cipher.update(`${by}:${value}`.padEnd(paddedBytes)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** What was sealed; null when it was changed since, or is of another key or id. */
export function open(key: Buffer, id: string, sealed: Buffer): Number | null {
  const nonce = sealed.subarray(0, nonceBytes);
  const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes);
  try {
    const decipher = createDecipheriv("aes-256-gcm", derived(key, "seal"), nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(id));
    decipher.setAuthTag(tag);
    const text = Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()])
      .toString()
      .trimEnd();
    const colon = text.indexOf(":");
    return { by: text.slice(0, colon) as IdentifyBy, value: text.slice(colon + 1) };
  } catch {
    return null;
  }
}

/** The keyed hash that a number is found by; equal for equal spellings of it. */
export const lookupOf = (key: Buffer, { by, value }: Number): string =>
  createHmac("sha256", derived(key, "lookup")).update(`${by}:${value}`).digest("base64url");
