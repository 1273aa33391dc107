// Printer profiles: what a model can do, as data, so that a new printer is an entry here and not a branch in the code.
import * as z from "zod";
import { presenterSchema } from "./presenter.ts";

export const printerProfileSchema = z.strictObject({
  name: z.string().min(1),
  paperWidthMm: z.union([z.literal(58), z.literal(80)]),
  /** Printable dots in a line, at 8 dots a millimetre. */
  dotsPerLine: z.union([z.literal(384), z.literal(576)]),
  /** Half-width characters of the resident font in a line. */
  columns: z.number().int().min(16).max(64),
  codePage: z.literal("gb18030"),
  /** "resident" sends text for the printer's own font; "raster" sends a picture of the whole ticket. */
  text: z.enum(["resident", "raster"]),
  /** "native" lets the printer draw the QR code (GS ( k); "raster" sends it as a picture. */
  qr: z.enum(["native", "raster"]),
  /** How the printer says that a job is on paper: process id (GS ( H), paper status in line with the data (GS r 1), its count of cuts (GS g 2), or not at all. */
  completion: z.enum(["process-id", "status-request", "cut-counter", "none"]),
  /** Whether GS g 2 tells how often it has cut: that decides a job whose connection broke. */
  cutCounter: z.boolean(),
  /** Whether the printer answers DLE EOT. */
  statusQuery: z.boolean(),
  /** Whether GS a makes the printer tell of trouble by itself while it prints. */
  automaticStatus: z.boolean(),
  /** Whether DLE DC4 8 empties its buffers, which clears half a command that a broken connection left behind. */
  clearBuffer: z.boolean(),
  cut: z.enum(["partial", "full", "none"]),
  /** From the print head to the cutter: this much is fed before a cut. */
  headToCutterDots: z.number().int().min(0),
  /** The presenter that holds the ticket in its mouth and tells whether it was taken; false where the paper just comes out. */
  presenter: z.union([z.literal(false), presenterSchema]),
  paperSpeedMmPerSecond: z.number().positive(),
});

export type PrinterProfile = z.infer<typeof printerProfileSchema>;

const epson80: PrinterProfile = {
  name: "epson-80",
  paperWidthMm: 80,
  dotsPerLine: 576,
  columns: 48,
  codePage: "gb18030",
  text: "resident",
  qr: "native",
  completion: "process-id",
  cutCounter: true,
  statusQuery: true,
  automaticStatus: true,
  clearBuffer: true,
  cut: "partial",
  headToCutterDots: 96,
  presenter: false,
  paperSpeedMmPerSecond: 200,
};

/** The profiles that ship; a hall may give its own, checked by `printerProfileSchema`. */
export const printerProfiles = {
  "epson-80": epson80,
  "epson-58": { ...epson80, name: "epson-58", paperWidthMm: 58, dotsPerLine: 384, columns: 32, paperSpeedMmPerSecond: 150 },
  /** The common 80 mm printers of Chinese makers: same commands, but no process id and no buffer clearing. */
  "generic-80": {
    ...epson80,
    name: "generic-80",
    completion: "status-request",
    cutCounter: false,
    automaticStatus: false,
    clearBuffer: false,
    paperSpeedMmPerSecond: 150,
  },
  "generic-58": {
    ...epson80,
    name: "generic-58",
    paperWidthMm: 58,
    dotsPerLine: 384,
    columns: 32,
    completion: "status-request",
    cutCounter: false,
    automaticStatus: false,
    clearBuffer: false,
    paperSpeedMmPerSecond: 90,
  },
  /** A printer without a Chinese font: the whole ticket goes as a picture. */
  "raster-80": { ...epson80, name: "raster-80", text: "raster", qr: "raster" },
  "raster-58": {
    ...epson80,
    name: "raster-58",
    paperWidthMm: 58,
    dotsPerLine: 384,
    columns: 32,
    text: "raster",
    qr: "raster",
    paperSpeedMmPerSecond: 150,
  },
  /**
   * A kiosk printer with a presenter and the commands of Custom's and Pyramid's (GS e, DLE EOT 20), whose manuals know no Chinese font, no
   * native QR code, and neither Epson's process id, automatic status and buffer clearing.
   */
  "presenter-80": {
    ...epson80,
    name: "presenter-80",
    text: "raster",
    qr: "raster",
    completion: "status-request",
    cutCounter: false,
    automaticStatus: false,
    clearBuffer: false,
    cut: "full",
    presenter: { status: "full-status", presentSteps: 12, stayMs: 30_000, warnMs: 10_000, forgotten: "retract" },
  },
} as const satisfies Record<string, PrinterProfile>;

export type PrinterProfileName = keyof typeof printerProfiles;
