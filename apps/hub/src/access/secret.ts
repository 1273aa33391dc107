// Secrets that devices and sessions show: random, and on the hub kept as hashes alone.

import { hash, randomBytes } from "node:crypto";

/** 192 random bits in URL-safe characters, with a letter in front that says what it opens. */
export const newSecret = (kind: "device" | "session" | "claim"): string => `${kind[0]}_${randomBytes(24).toString("base64url")}`;

/** What is stored of a secret, and looked up by: so much chance in a secret needs no salt and no slow hash. */
export const digestOf = (secret: string): string => hash("sha256", secret);
