// How a kiosk is started: its settings, read once from the environment and checked before anything starts.

import { join, resolve } from "node:path";
import type { Words } from "@hallflow/queue-core";
import type { Switches } from "./bridge.ts";

export interface LaunchSettings {
  readonly hubUrl: string;
  /** Null where none is set: a demo hall's hub gives one to whoever asks. */
  readonly token: string | null;
  readonly printer: string;
  /** A shipped profile's name, or a file of the machine's own; null for the usual one. */
  readonly printerProfileName: string | null;
  /** A file with the ticket's layout; null for the usual one. */
  readonly ticketLayoutFile: string | null;
  readonly device: string;
  readonly dataDir: string;
  /** What a ticket's QR code begins with, where phones reach the hall by another address than this machine does. */
  readonly ticketUrl?: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  /** Four to eight digits; null where the floor manager's panel stays closed. */
  readonly pin: string | null;
  /** Where this machine stands, for the others to say. */
  readonly place?: Words;
  /** Where another ticket machine stands, in both languages. */
  readonly neighbour: Words | null;
  /** How many switches this kiosk has, and how long each offer stays; null without any. */
  readonly switches: Switches | null;
  /** A file of device profiles, for scanners and cards that the standard ones do not fit. */
  readonly hidProfiles: string | null;
}

/** The exit code of a kiosk that needs another setting: starting it again would not help. */
export const unusableExitCode = 78;

/** A setting that cannot be used; the message says in both languages which, what was found and what to write. */
export class LaunchError extends Error {}

function wordsOf(text: string): Words | null {
  const [zh = "", en = ""] = text.split("|").map((part) => part.trim());
  return zh === "" || en === "" ? null : { zh, en };
}

/** Reads HALL_URL, HALL_TOKEN, HALL_PRINTER, HALL_PRINTER_PROFILE, HALL_TICKET_LAYOUT, HALL_DEVICE, HALL_DATA, HALL_TICKET_URL, HALL_LOG, KIOSK_HOST, KIOSK_PORT, KIOSK_PIN, KIOSK_PLACE, KIOSK_NEIGHBOUR, KIOSK_SWITCHES and KIOSK_HID. Throws LaunchError. */
export function readLaunchSettings(environment: Readonly<Record<string, string | undefined>>): LaunchSettings {
  const read = (name: string, otherwise: string, shape: RegExp, example: string): string => {
    const value = environment[name] || otherwise;
    if (shape.test(value)) return value;
    throw new LaunchError(`${name}="${value}" 应形如 ${example}\n${name}="${value}" should look like ${example}`);
  };
  const device = read("HALL_DEVICE", "kiosk-1", /^[a-z0-9-]{1,40}$/, "kiosk-1");
  const port = Number(read("KIOSK_PORT", "8601", /^\d{1,5}$/, "8601"));
  if (port > 65_535) throw new LaunchError(`KIOSK_PORT="${port}" 应小于 65536\nKIOSK_PORT="${port}" should be below 65536`);
  const [switches = "", seconds = "2"] = read("KIOSK_SWITCHES", "", /^([12](@[1-9](\.\d)?)?)?$/, "1@2.5").split("@");
  const place = wordsOf(
    read("KIOSK_PLACE", "", /^([^|]{1,80}\|[^|]{1,120})?$/, "大门左侧的取号机|the ticket machine left of the entrance"),
  );
  const ticketUrl = read("HALL_TICKET_URL", "", /^(https?:\/\/\S{1,200})?$/, "https://hall.example/t/");
  return {
    hubUrl: read("HALL_URL", "http://127.0.0.1:8600", /^https?:\/\/[^/\s]+\/?$/, "http://127.0.0.1:8600"),
    token: environment["HALL_TOKEN"] || null,
    printer: read("HALL_PRINTER", "tcp://127.0.0.1:9100", /^((tcp|lp):\/\/|serial:)\S+$/, "tcp://192.168.1.50:9100"),
    printerProfileName: environment["HALL_PRINTER_PROFILE"] || null,
    ticketLayoutFile: environment["HALL_TICKET_LAYOUT"] || null,
    device,
    dataDir: resolve(environment["HALL_DATA"] || join("data", device)),
    ...(ticketUrl === "" ? {} : { ticketUrl }),
    host: read("KIOSK_HOST", "127.0.0.1", /^[a-zA-Z0-9.:-]{1,253}$/, "127.0.0.1"),
    port,
    pin: read("KIOSK_PIN", "", /^(\d{4,8})?$/, "2580") || null,
    ...(place !== null && { place }),
    neighbour: wordsOf(
      read("KIOSK_NEIGHBOUR", "", /^([^|]{1,80}\|[^|]{1,120})?$/, "门口右侧的取号机|the machine to the right of the door"),
    ),
    switches: switches === "" ? null : { count: switches === "1" ? 1 : 2, everyMs: Number(seconds) * 1_000 },
    hidProfiles: environment["KIOSK_HID"] ? resolve(environment["KIOSK_HID"]) : null,
    logLevel: read("HALL_LOG", "info", /^(fatal|error|warn|info|debug|trace|silent)$/, "info"),
  };
}
