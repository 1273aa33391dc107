import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printerProfiles } from "@hallflow/printer";
import { afterAll, describe, expect, it } from "vitest";
import { LaunchError } from "./launch-settings.ts";
import { machinePrinter } from "./machine-printer.ts";

const folder = mkdtempSync(join(tmpdir(), "hallflow-machine-printer-"));
afterAll(() => rmSync(folder, { recursive: true }));
const none = { printerProfileName: null, ticketLayoutFile: null };

describe("a machine's printer", () => {
  it("is the usual one unless told, a shipped one by its name, and one with a layout of the hall's own", async () => {
    expect(await machinePrinter(none)).toEqual({});
    expect(await machinePrinter({ ...none, printerProfileName: "generic-58" })).toEqual({ printerProfile: printerProfiles["generic-58"] });
    const file = join(folder, "layout.json");
    writeFileSync(file, JSON.stringify([{ show: "reprintMark" }, { show: "number", width: 8, height: 8 }, { show: "cut" }]));
    expect((await machinePrinter({ ...none, ticketLayoutFile: file })).ticketLayout).toMatchObject([{}, { show: "number", width: 8 }, {}]);
  });

  it("stops the start, with the setting and what is wrong in both languages", async () => {
    const started = machinePrinter({ ...none, printerProfileName: "epson-81" });
    await expect(started).rejects.toThrow(LaunchError);
    await expect(started).rejects.toThrow(
      /HALL_PRINTER_PROFILE 不能使用：[^]*\nHALL_PRINTER_PROFILE cannot be used: "epson-81" is no printer profile/,
    );
  });
});
