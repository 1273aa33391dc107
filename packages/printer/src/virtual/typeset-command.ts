// What each command does to the typesetter; a command that is known and not drawn says so.
import { typesetColumns, typesetGraphics, typesetRaster } from "./typeset-picture.ts";
import { typesetQr } from "./typeset-qr.ts";
import { hex } from "./hex.ts";
import type { Typesetter } from "./typesetter.ts";
import type { PrinterCommand } from "./command-parser.ts";
import type { PrintEffect } from "./print-effect.ts";

type Obedience = (setter: Typesetter, parameters: Uint8Array) => readonly PrintEffect[] | void;

const at = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;
const word = (bytes: Uint8Array, index: number): number => at(bytes, index) + at(bytes, index + 1) * 256;
/** Modes are switched by 0 and 1 or by the digits "0" and "1". */
const on = (bytes: Uint8Array): boolean => (at(bytes, 0) & 1) === 1;
const complaint = (words: string): PrintEffect[] => [{ kind: "complaint", words }];
const nothing: Obedience = () => [];
const notDrawn =
  (what: string): Obedience =>
  () =>
    complaint(`The virtual printer does not draw ${what}.`);

const aligns = ["left", "center", "right"] as const;

const answerModel: Obedience = (_setter, parameters) => {
  const names: Readonly<Record<number, string>> = { 65: "1.0", 66: "HALLFLOW", 67: "Virtual", 68: "0" };
  const name = names[at(parameters, 0)];
  const bytes = name === undefined ? Uint8Array.of(0x20) : Uint8Array.of(0x5f, ...Buffer.from(name, "latin1"), 0);
  return [{ kind: "answer", bytes }];
};

/** GS ( H 48: the process id comes back when everything before it is on paper. */
const answerProcessId: Obedience = (_setter, parameters) => {
  const id = parameters.subarray(4, 8);
  const wellFormed =
    word(parameters, 0) === 6 && at(parameters, 2) === 48 && at(parameters, 3) === 48 && id.every((byte) => byte >= 0x20 && byte <= 0x7e);
  if (!wellFormed) return complaint(`GS ( H wants function 48 and four printable characters, not ${hex(parameters)}.`);
  return [{ kind: "answer", bytes: Uint8Array.of(0x37, 0x22, ...id, 0) }];
};

const cut: Obedience = (setter, parameters) => {
  const mode = at(parameters, 0);
  setter.flushLine();
  if (mode === 0 || mode === 1 || mode === 48 || mode === 49) return [{ kind: "cut" }];
  if (mode === 65 || mode === 66)
    return [...setter.advance(setter.headToCutterDots + at(parameters, 1) * setter.unitDots), { kind: "cut" }];
  return complaint(`GS V has no mode ${String(mode)}.`);
};

/** GS e: the presenter. Its own timeout (32) and the mode in which tickets hang out while they are printed (18, 20) are not played here. */
const present: Obedience = (_setter, parameters) => {
  switch (at(parameters, 0)) {
    case 2:
      return [{ kind: "presenter", act: "retract" }];
    case 3:
      return [{ kind: "presenter", act: "present" }];
    case 5:
      return [{ kind: "presenter", act: "eject" }];
    case 6:
      return [{ kind: "answer-ejector-status" }];
    default:
      return complaint(`The virtual printer's presenter does not know GS e ${String(at(parameters, 0))}.`);
  }
};

const rules: Readonly<Record<string, Obedience>> = {
  "ESC @": (setter) => setter.initialise(),
  "ESC SP": (setter, p) => void (setter.style = { ...setter.style, letterSpacing: at(p, 0) }),
  "ESC !": (setter, p) => {
    const mode = at(p, 0);
    setter.style = {
      ...setter.style,
      smallFont: (mode & 1) !== 0,
      bold: (mode & 8) !== 0,
      scaleY: (mode & 16) !== 0 ? 2 : 1,
      scaleX: (mode & 32) !== 0 ? 2 : 1,
      underline: (mode & 128) !== 0,
    };
  },
  "ESC $": (setter, p) => setter.line.moveTo(word(p, 0)),
  "ESC \\": (setter, p) => setter.line.moveTo(setter.line.width + ((word(p, 0) << 16) >> 16)),
  "ESC -": (setter, p) => void (setter.style = { ...setter.style, underline: at(p, 0) % 48 !== 0 }),
  "ESC 2": (setter) => void (setter.lineSpacing = 30),
  "ESC 3": (setter, p) => void (setter.lineSpacing = Math.round(at(p, 0) * setter.unitDots)),
  "ESC E": (setter, p) => void (setter.style = { ...setter.style, bold: on(p) }),
  "ESC G": (setter, p) => void (setter.style = { ...setter.style, bold: on(p) }),
  "ESC J": (setter, p) => {
    setter.flushLine();
    return setter.advance(Math.round(at(p, 0) * setter.unitDots));
  },
  "ESC M": (setter, p) => void (setter.style = { ...setter.style, smallFont: on(p) }),
  "ESC a": (setter, p) => {
    const align = aligns[at(p, 0) % 48];
    if (align === undefined) return complaint(`ESC a has no alignment ${String(at(p, 0))}.`);
    setter.align = align;
    return [];
  },
  "ESC d": (setter, p) => [...setter.printLine(), ...setter.advance(Math.max(0, at(p, 0) - 1) * setter.lineSpacing)],
  "ESC i": (setter, p) => cut(setter, Uint8Array.of(0, ...p)),
  "ESC m": (setter, p) => cut(setter, Uint8Array.of(1, ...p)),
  "ESC t": (setter, p) => void (setter.decoder.codeTable = at(p, 0)),
  "ESC L": notDrawn("page mode (ESC L)"),
  "ESC *": typesetColumns,
  "FS &": (setter) => void (setter.decoder.chinese = true),
  "FS .": (setter) => void (setter.decoder.chinese = false),
  "FS !": nothing,
  "FS -": nothing,
  "FS S": nothing,
  "FS p": notDrawn("stored pictures (FS p)"),
  "GS !": (setter, p) => void (setter.style = { ...setter.style, scaleX: ((at(p, 0) >> 4) & 7) + 1, scaleY: (at(p, 0) & 7) + 1 }),
  "GS B": (setter, p) => void (setter.style = { ...setter.style, inverse: on(p) }),
  "GS I": answerModel,
  "GS L": (setter, p) => void (setter.leftMargin = word(p, 0)),
  "GS P": (setter, p) => void (setter.unitDots = at(p, 1) === 0 ? 1 : 203 / at(p, 1)),
  "GS V": cut,
  "GS W": (setter, p) => void (setter.areaWidth = Math.min(word(p, 0), setter.dotsPerLine - setter.leftMargin)),
  "GS a": (_setter, p) => [{ kind: "automatic-status", mask: at(p, 0) }],
  "GS e": present,
  "GS g": (_setter, p) => (at(p, 0) === 0x32 ? [{ kind: "answer-cut-counter" }] : []),
  "GS k": notDrawn("barcodes (GS k)"),
  "GS r": (_setter, p) => (at(p, 0) % 48 === 1 ? [{ kind: "answer-paper-status" }] : [{ kind: "answer", bytes: Uint8Array.of(0) }]),
  "GS v": typesetRaster,
  "GS ( H": answerProcessId,
  "GS ( L": (setter, p) => typesetGraphics(setter, p.subarray(2)),
  "GS 8": (setter, p) => typesetGraphics(setter, p.subarray(5)),
  "GS ( k": (setter, p) => typesetQr(setter, p.subarray(2)),
};

/** Obeys a command other than text. */
export function obey(setter: Typesetter, command: Exclude<PrinterCommand, { kind: "text" }>): readonly PrintEffect[] {
  if (command.kind === "unknown") {
    return complaint(`Unknown command ${hex(command.bytes)} at byte ${String(command.offset)}.`);
  }
  if (command.kind === "command") return rules[command.name]?.(setter, command.parameters) ?? [];
  switch (command.name) {
    case "LF":
      return setter.printLine();
    case "HT":
      setter.line.moveTo((Math.floor(setter.line.width / 96) + 1) * 96);
      return [];
    case "CAN":
    case "CR":
    case "FF":
    case "NUL":
      return [];
  }
}
