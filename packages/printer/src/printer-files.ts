// A printer's profile by its name or from a file, and a ticket's layout from a file: what a hall writes for a machine that no entry here fits.
import { readFile } from "node:fs/promises";
import * as z from "zod";
import { printerProfiles, printerProfileSchema, type PrinterProfile } from "./profile.ts";
import { ticketLayoutSchema, type TicketLayout } from "./ticket-layout.ts";

/** "generic-58", or the path of a JSON file. Rejects with a sentence that names what is wrong in it. */
export async function readPrinterProfile(nameOrFile: string): Promise<PrinterProfile> {
  const known = Object.values<PrinterProfile>(printerProfiles).find(({ name }) => name === nameOrFile);
  if (known !== undefined) return known;
  if (!nameOrFile.endsWith(".json")) {
    throw new Error(`"${nameOrFile}" is no printer profile: write one of ${Object.keys(printerProfiles).join(", ")}, or a .json file.`);
  }
  return readChecked(nameOrFile, printerProfileSchema);
}

/** The layout in a JSON file; it must end with a cut, or the paper would stay in the printer. */
export async function readTicketLayout(file: string): Promise<TicketLayout> {
  const layout = await readChecked(file, ticketLayoutSchema);
  if (layout.at(-1)?.show !== "cut") throw new Error(`${file}: the last element must be {"show": "cut"}.`);
  const missing = (["number", "reprintMark"] as const).filter((show) => !layout.some((element) => element.show === show));
  if (missing.length > 0) throw new Error(`${file}: a ticket without ${missing.join(" and ")} could not be told from another.`);
  return layout;
}

async function readChecked<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  let written: unknown;
  try {
    written = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new Error(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  const read = schema.safeParse(written);
  if (!read.success) throw new Error(`${file}: ${z.prettifyError(read.error)}`);
  return read.data;
}
