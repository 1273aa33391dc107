// The certificate that the hub shows: the hall's own, or one of an authority that is made in the data folder and renews it.

import { X509Certificate, createPrivateKey } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { hostname, networkInterfaces } from "node:os";
import { join } from "node:path";
import { type TlsChoice, SettingError } from "../settings.ts";
import type { Certified } from "./authority.ts";

export interface HallTls extends Certified {
  /** What devices must trust, where the hall has an authority of its own: the certificate, and what a person compares it by. */
  readonly authority: { readonly certificate: string; readonly fingerprint: string } | null;
  /** Wall-clock instant until which the certificate holds. */
  readonly untilAt: number;
}

const renewBeforeMs = 30 * 86_400_000;

/** Reads or makes what a hall needs for TLS. Throws SettingError when the hall's own certificate cannot be used. */
export async function openTls(
  choice: Exclude<TlsChoice, { kind: "off" }>,
  hall: { name: string; folder: string; host: string },
): Promise<HallTls> {
  return choice.kind === "own" ? readOwn(choice) : generate(hall);
}

function readOwn({ certificateFile, keyFile }: Extract<TlsChoice, { kind: "own" }>): HallTls {
  const certificate = readFor("HALL_TLS_CERT", certificateFile);
  const key = readFor("HALL_TLS_KEY", keyFile);
  try {
    const read = new X509Certificate(certificate);
    if (!read.checkPrivateKey(createPrivateKey(key))) throw new Error("the key is not this certificate's");
    return { certificate, key, authority: null, untilAt: Date.parse(read.validTo) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingError(
      `HALL_TLS_CERT 与 HALL_TLS_KEY 不能使用（${reason}）。请提供 PEM 格式的证书和它的私钥。\nHALL_TLS_CERT and HALL_TLS_KEY cannot be used (${reason}). Give a certificate and its key as PEM.`,
    );
  }
}

function readFor(setting: string, file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingError(`${setting}="${file}" 无法读取（${reason}）\n${setting}="${file}" cannot be read (${reason})`);
  }
}

/** What makes certificates is large, and needed once a year: other starts need not wait for it. */
const making = () => import("./authority.ts");

async function generate({ name, folder, host }: { name: string; folder: string; host: string }): Promise<HallTls> {
  const place = join(folder, "tls");
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const authority = stored(place, "authority") ?? keep(place, "authority", await (await making()).makeAuthority(name));
  const names = namesOf(host);
  const known = stored(place, "hall");
  const hall =
    known && isGood(known, authority, names) ? known : keep(place, "hall", await (await making()).makeHallCertificate(authority, names));
  const trusted = new X509Certificate(authority.certificate);
  return {
    certificate: hall.certificate + authority.certificate,
    key: hall.key,
    authority: { certificate: authority.certificate, fingerprint: trusted.fingerprint256 },
    untilAt: Date.parse(new X509Certificate(hall.certificate).validTo),
  };
}

/** Still long enough good, of this authority, and for every name under which the hub is reached. */
function isGood({ certificate }: Certified, authority: Certified, names: readonly string[]): boolean {
  const read = new X509Certificate(certificate);
  const isNamed = (name: string) => (read.subjectAltName ?? "").split(", ").some((known) => known.slice(known.indexOf(":") + 1) === name);
  return (
    Date.parse(read.validTo) - Date.now() > renewBeforeMs &&
    read.verify(new X509Certificate(authority.certificate).publicKey) &&
    names.every(isNamed)
  );
}

/** Every name and address by which a device of the hall may call this machine. */
function namesOf(host: string): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).filter(({ family }) => family === "IPv4"));
  const isAny = host === "0.0.0.0" || host === "::";
  return [...new Set([hostname(), "localhost", "127.0.0.1", ...addresses.map(({ address }) => address), ...(isAny ? [] : [host])])];
}

function stored(place: string, name: string): Certified | null {
  const [certificate, key] = [join(place, `${name}.crt`), join(place, `${name}.key`)];
  if (!existsSync(certificate) || !existsSync(key)) return null;
  return { certificate: readFileSync(certificate, "utf8"), key: readFileSync(key, "utf8") };
}

/** The key first: a certificate that is there has its key. */
function keep(place: string, name: string, made: Certified): Certified {
  for (const [suffix, text] of [
    ["key", made.key],
    ["crt", made.certificate],
  ] as const) {
    const file = join(place, `${name}.${suffix}`);
    writeFileSync(`${file}.part`, text, { mode: 0o600, flush: true });
    chmodSync(`${file}.part`, suffix === "key" ? 0o600 : 0o644);
    renameSync(`${file}.part`, file);
  }
  return made;
}
