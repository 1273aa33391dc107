// Every ESC/POS command that the virtual printer knows, with how long its parameters are: what is not here is an error.

/** Looks at the bytes after the command's name: how many belong to it, or null while too few have come to tell. */
export type LengthRule = (bytes: Uint8Array) => number | null;

const fixed =
  (length: number): LengthRule =>
  () =>
    length;

/** The rule that needs the first `header` bytes to know the rest. */
const withHeader =
  (header: number, rest: (bytes: Uint8Array) => number): LengthRule =>
  (bytes) =>
    bytes.length < header ? null : header + rest(bytes);

const at = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;
const word = (bytes: Uint8Array, index: number): number => at(bytes, index) + at(bytes, index + 1) * 256;

const untilNul =
  (from: number, most: number): LengthRule =>
  (bytes) => {
    const end = bytes.indexOf(0, from);
    if (end >= 0) return end + 1;
    return bytes.length >= most ? most : null;
  };

const barcode: LengthRule = (bytes) => {
  if (bytes.length < 1) return null;
  return at(bytes, 0) <= 6 ? untilNul(1, 256)(bytes) : withHeader(2, (head) => at(head, 1))(bytes);
};

/** ESC & y c1 c2 [x1 d…]…: each character brings its own width. */
const userCharacters: LengthRule = (bytes) => {
  if (bytes.length < 3) return null;
  let length = 3;
  for (let code = at(bytes, 1); code <= at(bytes, 2); code += 1) {
    if (bytes.length <= length) return null;
    length += 1 + at(bytes, 0) * at(bytes, length);
  }
  return length;
};

const dleDc4Lengths: Readonly<Record<number, number>> = { 1: 2, 2: 2, 3: 5, 7: 1, 8: 7 };
/** GS e: how many bytes follow the act. */
const presenterLengths: Readonly<Record<number, number>> = { 3: 1, 32: 2 };
/** DLE EOT of these wants a second byte. */
const longQueries = [7, 8, 18];
const counterSetups: Readonly<Record<number, number>> = { 0x30: 2, 0x31: 6, 0x32: 2 };

/** Keyed by the name as manuals write it; the bytes of the name come first, its parameters follow. */
const rules: Readonly<Record<string, LengthRule>> = {
  // A command that broke off, ended by the NULs that the next connection sends to clear the way.
  "DLE NUL": fixed(0),
  "ESC NUL": fixed(0),
  "FS NUL": fixed(0),
  "GS NUL": fixed(0),
  "DLE EOT": withHeader(1, (bytes) => (longQueries.includes(at(bytes, 0)) ? 1 : 0)),
  "DLE ENQ": fixed(1),
  "DLE DC4": withHeader(1, (bytes) => dleDc4Lengths[at(bytes, 0)] ?? 0),
  // The Star status probe: drivers that look for the maker send it, and ESC/POS printers pass over it.
  "ESC ACK": fixed(1),
  "ESC SP": fixed(1),
  "ESC !": fixed(1),
  "ESC $": fixed(2),
  "ESC %": fixed(1),
  "ESC &": userCharacters,
  "ESC *": withHeader(3, (bytes) => word(bytes, 1) * (at(bytes, 0) >= 32 ? 3 : 1)),
  "ESC -": fixed(1),
  "ESC 2": fixed(0),
  "ESC 3": fixed(1),
  "ESC =": fixed(1),
  "ESC ?": fixed(1),
  "ESC @": fixed(0),
  "ESC D": untilNul(0, 33),
  "ESC E": fixed(1),
  "ESC G": fixed(1),
  "ESC J": fixed(1),
  "ESC L": fixed(0),
  "ESC M": fixed(1),
  "ESC R": fixed(1),
  "ESC S": fixed(0),
  "ESC T": fixed(1),
  "ESC V": fixed(1),
  "ESC W": fixed(8),
  "ESC \\": fixed(2),
  "ESC a": fixed(1),
  "ESC c": fixed(2),
  "ESC d": fixed(1),
  "ESC i": fixed(0),
  "ESC m": fixed(0),
  "ESC p": fixed(3),
  "ESC r": fixed(1),
  "ESC t": fixed(1),
  "ESC {": fixed(1),
  "FS !": fixed(1),
  "FS &": fixed(0),
  "FS -": fixed(1),
  "FS .": fixed(0),
  "FS 2": fixed(74),
  "FS C": fixed(1),
  "FS S": fixed(2),
  "FS W": fixed(1),
  "FS p": fixed(2),
  "GS !": fixed(1),
  "GS $": fixed(2),
  "GS *": withHeader(2, (bytes) => at(bytes, 0) * at(bytes, 1) * 8),
  "GS /": fixed(1),
  "GS 8": withHeader(5, (bytes) => word(bytes, 1) + word(bytes, 3) * 65_536),
  "GS :": fixed(0),
  "GS B": fixed(1),
  "GS C": withHeader(1, (bytes) => counterSetups[at(bytes, 0)] ?? 0),
  "GS E": fixed(1),
  "GS H": fixed(1),
  "GS I": fixed(1),
  "GS L": fixed(2),
  "GS P": fixed(2),
  "GS T": fixed(1),
  "GS V": withHeader(1, (bytes) => (at(bytes, 0) >= 65 ? 1 : 0)),
  "GS W": fixed(2),
  "GS \\": fixed(2),
  "GS ^": fixed(3),
  "GS a": fixed(1),
  "GS b": fixed(1),
  "GS c": fixed(0),
  "GS e": withHeader(1, (bytes) => presenterLengths[at(bytes, 0)] ?? 0),
  "GS f": fixed(1),
  "GS g": fixed(4),
  "GS h": fixed(1),
  "GS j": fixed(1),
  "GS k": barcode,
  "GS r": fixed(1),
  "GS v": withHeader(6, (bytes) => word(bytes, 2) * word(bytes, 4)),
  "GS w": fixed(1),
};

/** ESC (, FS ( and GS (: a letter, then a length of two bytes. Only these letters exist. */
const blockLetters: Readonly<Record<string, string>> = { ESC: "AY", FS: "ACELefg", GS: "ACDEHKLMNPQVkz" };

export const leaders: Readonly<Record<number, string>> = { 0x10: "DLE", 0x1b: "ESC", 0x1c: "FS", 0x1d: "GS" };
const namedSeconds: Readonly<Record<number, string>> = { 0x00: "NUL", 0x04: "EOT", 0x05: "ENQ", 0x06: "ACK", 0x14: "DC4", 0x20: "SP" };

export interface KnownCommand {
  readonly name: string;
  /** Bytes of the name: 2, or 3 for the ( commands. */
  readonly nameLength: number;
  readonly rule: LengthRule;
}

/** The command that begins here, "unknown" when there is none, or null while too few bytes have come. */
export function commandAt(bytes: Uint8Array): KnownCommand | "unknown" | null {
  const leader = leaders[at(bytes, 0)];
  if (leader === undefined) return "unknown";
  if (bytes.length < 2) return null;
  const second = namedSeconds[at(bytes, 1)] ?? String.fromCharCode(at(bytes, 1));
  if (second === "(" && leader in blockLetters) {
    if (bytes.length < 3) return null;
    if (bytes[2] === 0) return { name: `${leader} NUL`, nameLength: 3, rule: fixed(0) };
    const letter = String.fromCharCode(at(bytes, 2));
    if (blockLetters[leader]?.includes(letter) !== true) return "unknown";
    return { name: `${leader} ( ${letter}`, nameLength: 3, rule: withHeader(2, (head) => word(head, 0)) };
  }
  const rule = rules[`${leader} ${second}`];
  return rule === undefined ? "unknown" : { name: `${leader} ${second}`, nameLength: 2, rule };
}
