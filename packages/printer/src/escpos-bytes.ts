// The ESC/POS commands that Hallflow writes itself, each checked against Epson's manual, those of a presenter (GS e, DLE EOT 20) against Custom's and Pyramid's.

export const initialise = Buffer.of(0x1b, 0x40);
/** FS &: Chinese mode; without it many printers print GB18030 as letters with accents. */
export const chineseMode = Buffer.of(0x1c, 0x26);
/** GS P 203 203: feeds and spacings count in dots of an eighth of a millimetre. */
export const unitsAreDots = Buffer.of(0x1d, 0x50, 203, 203);
/** DLE DC4 8: empties the buffers, and with them half a command that a broken connection left. */
export const clearBuffers = Buffer.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);
/** GS r 1: the paper sensor's state, answered when everything before it was processed. */
export const requestPaperStatus = Buffer.of(0x1d, 0x72, 1);

export const lineSpacing = (dots: number): Buffer => Buffer.of(0x1b, 0x33, dots);
export const bold = (on: boolean): Buffer => Buffer.of(0x1b, 0x45, on ? 1 : 0);
export const inverse = (on: boolean): Buffer => Buffer.of(0x1d, 0x42, on ? 1 : 0);
/** ESC M: font B, 9 × 17 dots; Chinese is not affected. */
export const smallFont = (on: boolean): Buffer => Buffer.of(0x1b, 0x4d, on ? 1 : 0);
export const feedDots = (dots: number): Buffer => Buffer.of(0x1b, 0x4a, dots);
/** DLE EOT n: answered at once, also when the printer is offline. */
export const queryStatus = (about: 1 | 2 | 3 | 4): Buffer => Buffer.of(0x10, 0x04, about);

/** DLE EOT 20: six bytes at once, among them whether a ticket is in the presenter's mouth. */
export const queryFullStatus = Buffer.of(0x10, 0x04, 20);
/** GS e 6: the presenter's own status byte, in line with the data. */
export const queryEjector = Buffer.of(0x1d, 0x65, 6);
/** GS e 3: holds the cut ticket out by so many steps. */
export const presentTicket = (steps: number): Buffer => Buffer.of(0x1d, 0x65, 3, steps);
/** GS e 2: draws a ticket that was not taken back into the machine. */
export const retractTicket = Buffer.of(0x1d, 0x65, 2);
/** GS e 5: pushes it out. */
export const ejectTicket = Buffer.of(0x1d, 0x65, 5);

/** GS V 65/66 0: feeds to the cutter and cuts. */
export const cutPaper = (how: "full" | "partial"): Buffer => Buffer.of(0x1d, 0x56, how === "full" ? 65 : 66, 0);

/** GS ( H: the printer sends these four characters back once everything before them is on paper. */
export function requestProcessId(id: string): Buffer {
  if (!/^[ -~]{4}$/.test(id)) throw new Error(`A process id is four printable ASCII characters, not ${JSON.stringify(id)}.`);
  return Buffer.concat([Buffer.of(0x1d, 0x28, 0x48, 6, 0, 48, 48), Buffer.from(id, "latin1")]);
}

/** GS ( k with symbol 49: model 2, module size, error level M, store, print. */
export function nativeQr(data: string, moduleDots: number): Buffer {
  const bytes = Buffer.from(data, "utf8");
  const command = (...body: number[]): Buffer => Buffer.of(0x1d, 0x28, 0x6b, body.length & 255, body.length >> 8, ...body);
  return Buffer.concat([
    command(49, 65, 50, 0),
    command(49, 67, moduleDots),
    command(49, 69, 49),
    command(49, 80, 48, ...bytes),
    command(49, 81, 48),
  ]);
}

/** GS v 0: a picture of dots, in bands so that a broken transfer leaves little to swallow. */
export function rasterPicture(rows: Uint8Array, bytesPerRow: number, bandRows = 64): Buffer {
  const height = rows.length / bytesPerRow;
  const bands: Uint8Array[] = [];
  for (let top = 0; top < height; top += bandRows) {
    const bandHeight = Math.min(bandRows, height - top);
    bands.push(Buffer.of(0x1d, 0x76, 0x30, 0, bytesPerRow & 255, bytesPerRow >> 8, bandHeight & 255, bandHeight >> 8));
    bands.push(rows.subarray(top * bytesPerRow, (top + bandHeight) * bytesPerRow));
  }
  return Buffer.concat(bands);
}

/** GS g 2, counter 50: how often the printer has cut, answered in line with the data. */
export const readCutCounter = Buffer.of(0x1d, 0x67, 0x32, 0, 50, 0);

/** GS a: tells of online, error and paper changes by itself until it is switched off, or ESC @ comes. */
export const automaticStatus = (on: boolean): Buffer => Buffer.of(0x1d, 0x61, on ? 0x0e : 0);

/** More NUL than any parameter that we send is long: they end half a command, and are nothing between commands. */
export function flushHalfCommand(longestParameter: number): Buffer {
  return Buffer.alloc(longestParameter + 16);
}
