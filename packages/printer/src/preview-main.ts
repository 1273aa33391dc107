// Draws tickets as they would come out: `node src/preview-main.ts --profile generic-58 --layout own.json --out ticket.png`, or all that the docs show.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { encodeDocument } from "./encode.ts";
import { previewTicket } from "./preview.ts";
import { readPrinterProfile, readTicketLayout } from "./printer-files.ts";
import { printerProfiles, type PrinterProfile } from "./profile.ts";
import { sampleFacts } from "./sample-ticket.ts";
import { reprintOf, ticketDocument } from "./ticket-document.ts";
import { standardTicketLayout } from "./ticket-layout.ts";
import type { TicketFacts } from "./ticket-facts.ts";

const { values } = parseArgs({
  options: {
    profile: { type: "string", default: "epson-80" },
    layout: { type: "string" },
    facts: { type: "string" },
    language: { type: "string", default: "zh" },
    reprint: { type: "boolean", default: false },
    out: { type: "string", default: "ticket.png" },
    /** A folder for the same ticket on both widths, in the printer's font and as a picture, in both languages. */
    all: { type: "string" },
  },
});

/** 直, 骨 and 门 have another form in Japanese fonts: whoever looks at the pictures sees that these are the Chinese ones. */
const service: TicketFacts["service"] = { zh: "骨干宽带直装上门", en: "Backbone line, fitted at home" };

async function draw(profile: PrinterProfile, facts: TicketFacts, out: string): Promise<void> {
  const layout = values.layout === undefined ? standardTicketLayout : await readTicketLayout(values.layout);
  const original = ticketDocument(facts, layout);
  const ticket = values.reprint ? reprintOf(original) : original;
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, await previewTicket(ticket, profile));
  console.log(`${out}  ${profile.name}, ${String((await encodeDocument(ticket, profile)).length)} bytes`);
}

try {
  if (values.all !== undefined) {
    const { "epson-80": wide, "epson-58": narrow, "raster-80": wideRaster, "raster-58": narrowRaster } = printerProfiles;
    for (const profile of [wide, wideRaster, narrow, narrowRaster]) {
      for (const language of ["zh", "en"] as const) {
        const name = `${profile.text}-${String(profile.paperWidthMm)}-${language}.png`;
        await draw(profile, sampleFacts({ service, language }), join(values.all, name));
      }
    }
  } else {
    const own = values.facts === undefined ? {} : (JSON.parse(await readFile(values.facts, "utf8")) as Partial<TicketFacts>);
    const language = values.language === "en" ? "en" : "zh";
    await draw(await readPrinterProfile(values.profile), sampleFacts({ service, language, ...own }), values.out);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
