// The bytes of a document for a printer, by the encoder that its profile asks for.
import { encodeResident } from "./encode-resident.ts";
import type { PrinterProfile } from "./profile.ts";
import type { TicketDocument } from "./ticket-document.ts";

/** The picture encoder is loaded only by printers that need it: it brings a drawing library and a font along. */
export async function encodeDocument(document: TicketDocument, profile: PrinterProfile): Promise<Uint8Array> {
  if (profile.text === "resident") return encodeResident(document.blocks, profile);
  const { encodeRaster } = await import("./encode-raster.ts");
  return encodeRaster(document.blocks, profile);
}
