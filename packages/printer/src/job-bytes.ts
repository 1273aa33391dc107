// Everything that goes over the wire for one paper: what clears the way, the ticket, and the question whether it is there.
import {
  automaticStatus,
  clearBuffers,
  flushHalfCommand,
  presentTicket,
  readCutCounter,
  requestPaperStatus,
  requestProcessId,
} from "./escpos-bytes.ts";
import { encodeDocument } from "./encode.ts";
import type { PrinterProfile } from "./profile.ts";
import type { TicketDocument } from "./ticket-document.ts";

/** Parameters of a native QR code, and of a band of a picture. */
const longestQrParameter = 410;
const longestBandBytes = 64 * 72;

/** Completes half a command that an earlier connection may have left: it would swallow the beginning of what follows. */
export function endHalfCommand(profile: PrinterProfile): Uint8Array {
  const pictures = profile.text === "raster" || profile.qr === "raster";
  return flushHalfCommand(pictures ? longestBandBytes : longestQrParameter);
}

/** Gets rid of whatever an earlier job left in the printer, as far as the printer can. */
export function clearTheWay(profile: PrinterProfile): Uint8Array {
  return profile.clearBuffer ? clearBuffers : endHalfCommand(profile);
}

/** The ticket, and last the question that the printer answers when it is on paper. */
export async function jobBytes(document: TicketDocument, profile: PrinterProfile, processId: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [await encodeDocument(document, profile)];
  if (profile.presenter !== false) parts.push(presentTicket(profile.presenter.presentSteps));
  switch (profile.completion) {
    case "process-id":
      parts.push(requestProcessId(processId));
      break;
    case "status-request":
      parts.push(requestPaperStatus);
      break;
    case "cut-counter":
      parts.push(readCutCounter);
      break;
    case "none":
      break;
  }
  if (profile.automaticStatus) parts.push(automaticStatus(false));
  return Buffer.concat(parts);
}
