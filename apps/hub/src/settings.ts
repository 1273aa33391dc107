// The hub's settings, read once from the environment and checked before anything starts.

import { existsSync } from "node:fs";
import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { hallFileAt } from "./hall-file.ts";

/** How pages are carried: plain, with the hall's own certificate, or with one of an authority that the hub makes. */
export type TlsChoice =
  | { readonly kind: "off" }
  | { readonly kind: "own"; readonly certificateFile: string; readonly keyFile: string }
  | { readonly kind: "generated" };

export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly hallFile: string;
  /** Where the kiosk agent and the virtual printer's panel answer, when they run on this machine; the hub passes their pages on. */
  readonly kioskAddress: string | null;
  readonly paperAddress: string | null;
  readonly logLevel: string;
  /** How often the journal is backed up; 0 for never. */
  readonly backupEveryMs: number;
  /** Who has signed in and pressed nothing for so long is signed out. */
  readonly idleMs: number;
  /** How long after a visit's end its customer's number is kept; null keeps none. */
  readonly identityGraceMs: number | null;
  readonly tls: TlsChoice;
  /** Where the hall's speech models are; null where it has none. */
  readonly voiceModels: string | null;
  /** Where the key lies that seals the journal; null seals nothing. */
  readonly sealKeyFile: string | null;
}

/** A setting that cannot be used: its message says which, what was found, and what to write instead, in both languages. */
export class SettingError extends Error {}

/** Reads HALL_HOST, HALL_PORT, HALL_DATA, HALL_CONFIG, HALL_KIOSK, HALL_PAPER, HALL_LOG, HALL_BACKUP_MINUTES, HALL_IDLE_MINUTES and HALL_IDENTITY_MINUTES, HALL_TLS, HALL_TLS_CERT, HALL_TLS_KEY, HALL_VOICE_MODELS and HALL_SEAL_KEY. Throws SettingError. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  return {
    host: readHost(environment["HALL_HOST"] ?? "127.0.0.1"),
    port: readPort(environment["HALL_PORT"] ?? "8600"),
    dataFolder: resolve(environment["HALL_DATA"] ?? "data"),
    hallFile: hallFileAt(resolve(environment["HALL_CONFIG"] ?? "halls/demo/hall.yaml")),
    kioskAddress: readAddress("HALL_KIOSK", environment["HALL_KIOSK"]),
    paperAddress: readAddress("HALL_PAPER", environment["HALL_PAPER"]),
    logLevel: readLevel(environment["HALL_LOG"] ?? "info"),
    backupEveryMs: readMinutes(environment["HALL_BACKUP_MINUTES"] ?? "60") * 60_000,
    identityGraceMs: readGrace(environment["HALL_IDENTITY_MINUTES"] ?? "30"),
    tls: readTls(environment),
    voiceModels: environment["HALL_VOICE_MODELS"] ? resolve(environment["HALL_VOICE_MODELS"]) : null,
    sealKeyFile: sealKeyFile(environment),
    idleMs: readIdle(environment["HALL_IDLE_MINUTES"] ?? "60") * 60_000,
  };
}

function readHost(host: string): string {
  if (isIP(host) !== 0 || /^[a-zA-Z0-9.-]{1,253}$/.test(host)) return host;
  throw new SettingError(
    `HALL_HOST="${host}" 不是地址，例如 127.0.0.1 或 0.0.0.0\nHALL_HOST="${host}" is no address; write one such as 127.0.0.1 or 0.0.0.0`,
  );
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new SettingError(
    `HALL_PORT="${text}" 不是端口，请使用 1–65535 的数字\nHALL_PORT="${text}" is no port; use a number from 1 to 65535`,
  );
}

function readAddress(name: string, text: string | undefined): string | null {
  if (text === undefined || text === "") return null;
  if (/^http:\/\/[^/]+$/.test(text)) return text;
  throw new SettingError(`${name}="${text}" 应形如 http://127.0.0.1:8601\n${name}="${text}" should look like http://127.0.0.1:8601`);
}

function readMinutes(text: string): number {
  const minutes = Number(text);
  if (/^\d{1,4}$/.test(text) && minutes <= 1_440) return minutes;
  throw new SettingError(
    `HALL_BACKUP_MINUTES="${text}" 不是备份间隔，请写 1–1440 分钟，或 0 表示不备份\nHALL_BACKUP_MINUTES="${text}" is no interval for backups; write 1 to 1440 minutes, or 0 for none`,
  );
}

function readGrace(text: string): number | null {
  if (text === "never") return null;
  const minutes = Number(text);
  if (/^\d{1,4}$/.test(text) && minutes <= 1_440) return minutes * 60_000;
  throw new SettingError(
    `HALL_IDENTITY_MINUTES="${text}" 不是保留客户号码的时间，请写 0–1440 分钟，或 never 表示不保留\nHALL_IDENTITY_MINUTES="${text}" is no time to keep customers' numbers; write 0 to 1440 minutes, or never`,
  );
}

function readTls(environment: NodeJS.ProcessEnv): TlsChoice {
  const { HALL_TLS: choice = "", HALL_TLS_CERT: certificate = "", HALL_TLS_KEY: key = "" } = environment;
  if (certificate !== "" && key !== "") return { kind: "own", certificateFile: resolve(certificate), keyFile: resolve(key) };
  if (certificate !== "" || key !== "")
    throw new SettingError("HALL_TLS_CERT 与 HALL_TLS_KEY 须同时设置\nSet HALL_TLS_CERT and HALL_TLS_KEY together");
  if (choice === "" || choice === "off") return { kind: "off" };
  if (choice === "generated") return { kind: "generated" };
  throw new SettingError(
    `HALL_TLS="${choice}" 不可用，请写 generated 或 off，或用 HALL_TLS_CERT 和 HALL_TLS_KEY 指定证书\nHALL_TLS="${choice}" is not known; write generated or off, or name a certificate with HALL_TLS_CERT and HALL_TLS_KEY`,
  );
}

function readIdle(text: string): number {
  const minutes = Number(text);
  if (/^\d{1,3}$/.test(text) && minutes >= 1 && minutes <= 720) return minutes;
  throw new SettingError(
    `HALL_IDLE_MINUTES="${text}" 不是自动退出登录的时间，请写 1–720 分钟\nHALL_IDLE_MINUTES="${text}" is no time until sign-out; write 1 to 720 minutes`,
  );
}

/** Named by whoever runs the hub, or given to its service by systemd as the credential `seal-key`. */
export function sealKeyFile({ HALL_SEAL_KEY: named = "", CREDENTIALS_DIRECTORY: credentials = "" }: NodeJS.ProcessEnv): string | null {
  if (named !== "") return resolve(named);
  const given = join(credentials, "seal-key");
  return credentials !== "" && existsSync(given) ? given : null;
}

const levels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

function readLevel(level: string): string {
  if (levels.includes(level)) return level;
  throw new SettingError(
    `HALL_LOG="${level}" 不是日志级别，可用：${levels.join("、")}\nHALL_LOG="${level}" is no log level; one of ${levels.join(", ")}`,
  );
}
