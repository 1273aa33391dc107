// How this machine's own parts reach the hub: plain, or over TLS with whatever certificate the hall has.

import { X509Certificate } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";

export interface Carrier {
  readonly scheme: "http" | "https";
  /** The name that the hub's certificate is for, where it is not for this machine's addresses. */
  readonly name: string | null;
  /** The certificate to trust; it may be made by the hub only once that has started. */
  readonly trust: string | null;
}

/** Reads HALL_TLS, HALL_TLS_CERT and HALL_TLS_KEY as the hub does; what is wrong with them is the hub's to say. */
export function readCarrier(environment: NodeJS.ProcessEnv, dataFolder: string): Carrier {
  const { HALL_TLS: choice, HALL_TLS_CERT: certificate } = environment;
  if (certificate) return { scheme: "https", name: nameIn(resolve(certificate)), trust: resolve(certificate) };
  if (choice === "generated") return { scheme: "https", name: null, trust: join(dataFolder, "tls", "authority.crt") };
  return { scheme: "http", name: null, trust: null };
}

function nameIn(file: string): string | null {
  if (!existsSync(file)) return null;
  const names = new X509Certificate(readFileSync(file)).subjectAltName ?? "";
  return /DNS:([a-zA-Z0-9][a-zA-Z0-9.-]*)/.exec(names)?.[1] ?? null;
}

let isTrusted = false;

/** Lets this process connect to the hub, once the certificate is there. */
export function trust({ trust: file }: Carrier): void {
  if (isTrusted || file === null || !existsSync(file)) return;
  setDefaultCACertificates([...getCACertificates("default"), readFileSync(file, "utf8")]);
  isTrusted = true;
}

/** What a part's process is told for the same. */
export const trusting = ({ trust: file }: Carrier): Record<string, string> => (file === null ? {} : { NODE_EXTRA_CA_CERTS: file });

/** The fingerprint of the hall's own authority, for a person to compare; null where there is none. */
export const fingerprint = ({ name, trust: file }: Carrier): string | null =>
  name === null && file !== null && existsSync(file) ? new X509Certificate(readFileSync(file)).fingerprint256 : null;
