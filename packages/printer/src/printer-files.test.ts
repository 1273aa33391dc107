// What a hall writes for a printer of its own: read when it is right, and otherwise named with what is wrong.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPrinterProfile, readTicketLayout } from "./printer-files.ts";
import { printerProfiles } from "./profile.ts";
import { standardTicketLayout } from "./ticket-layout.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hallflow-printer-files-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(content: unknown): Promise<string> {
  const path = join(folder, "own.json");
  await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

describe("a printer's profile", () => {
  it("is known by its name, or read from a file", async () => {
    expect(await readPrinterProfile("generic-58")).toBe(printerProfiles["generic-58"]);
    const own = { ...printerProfiles["generic-80"], name: "our-printer", headToCutterDots: 120 };
    expect(await readPrinterProfile(await file(own))).toEqual(own);
  });

  it.each([
    ["a name that none has", () => Promise.resolve("epson"), /"epson" is no printer profile: write one of epson-80,/],
    ["a file that is not there", () => Promise.resolve("/none.json"), /\/none\.json cannot be read/],
    ["a file that is no JSON", () => file("{"), /own\.json cannot be read/],
    ["a field that is wrong", () => file({ ...printerProfiles["epson-80"], paperWidthMm: 70 }), /own\.json: [^]*paperWidthMm/],
    ["a field that is none", () => file({ ...printerProfiles["epson-80"], speed: 70 }), /own\.json: [^]*speed/],
  ])("says what is wrong with %s", async (_, path, words) => {
    await expect(readPrinterProfile(await path())).rejects.toThrow(words);
  });
});

describe("a ticket's layout", () => {
  it("is read from a file, with the usual style where none is written", async () => {
    expect(await readTicketLayout(await file(standardTicketLayout))).toEqual(standardTicketLayout);
    const [, number] = await readTicketLayout(await file([{ show: "reprintMark" }, { show: "number" }, { show: "cut" }]));
    expect(number).toMatchObject({ show: "number", width: 1, align: "center" });
  });

  it.each([
    ["no cut", [{ show: "reprintMark" }, { show: "number" }], /the last element must be \{"show": "cut"\}/],
    ["no number", [{ show: "reprintMark" }, { show: "cut" }], /without number/],
    ["no mark for reprints", [{ show: "number" }, { show: "cut" }], /without reprintMark/],
    ["an element that is none", [{ show: "customer" }, { show: "cut" }], /own\.json/],
  ])("with %s is refused", async (_, layout, words) => {
    await expect(readTicketLayout(await file(layout))).rejects.toThrow(words);
  });
});
