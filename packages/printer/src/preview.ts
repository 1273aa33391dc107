// The ticket as a picture without a printer: the very bytes that would be printed, set by the virtual printer's typesetter.
import { encodeDocument } from "./encode.ts";
import type { PrinterProfile } from "./profile.ts";
import type { TicketDocument } from "./ticket-document.ts";

/** A PNG, one pixel a dot. Throws when the document has no cut, or when its bytes would not print. */
export async function previewTicket(document: TicketDocument, profile: PrinterProfile): Promise<Uint8Array> {
  const { CommandParser } = await import("./virtual/command-parser.ts");
  const { Typesetter } = await import("./virtual/typesetter.ts");
  const { paperPicture } = await import("./virtual/paper-picture.ts");
  const setter = new Typesetter(profile.dotsPerLine, profile.headToCutterDots);
  for (const command of new CommandParser().push(await encodeDocument(document, profile))) {
    for (const effect of setter.apply(command)) {
      if (effect.kind === "cut") return paperPicture(setter.cut(), profile.dotsPerLine);
      if (effect.kind === "complaint") throw new Error(`The ticket does not print: ${effect.words}`);
    }
  }
  throw new Error("The ticket's layout ends without a cut.");
}
