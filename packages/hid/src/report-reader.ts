// Reads input reports by their profile's layout: what comes out is a whole code or key, and from anything else nothing.

import type { HidProfile, HidReads } from "./profile.ts";

/** What a person did at a device. */
export interface HidInput {
  readonly kind: "code" | "card" | "key";
  readonly value: string;
}

/** Takes one report and the time at which it came; answers what it completed, or null. */
export type ReportReader = (report: Uint8Array, atMs: number) => HidInput | null;

/** A card or code that is held before the reader is sent again and again; within this time it is the same one. */
const sameAgainMs = 1_500;
/** The parts of one long code follow each other at once. */
const partsWithinMs = 250;
const longestCode = 512;
const printable = /^[\x20-\x7e]+$/;

/** A reader for one device that was opened; it remembers what came before, so each device needs its own. */
export function reportReader(profile: Pick<HidProfile, "kind" | "reads">): ReportReader {
  const read = readerOf(profile.reads);
  if (profile.reads.layout === "keys") {
    return (report, atMs) => {
      const value = read(report, atMs);
      return value === null ? null : { kind: "key", value };
    };
  }
  const kind = profile.kind === "card-reader" ? "card" : "code";
  let last = { value: "", atMs: -Infinity };
  return (report, atMs) => {
    const value = read(report, atMs);
    if (value === null) return null;
    const isSame = value === last.value && atMs - last.atMs < sameAgainMs;
    last = { value, atMs };
    return isSame ? null : { kind, value };
  };
}

type Read = (report: Uint8Array, atMs: number) => string | null;

function readerOf(reads: HidReads): Read {
  switch (reads.layout) {
    case "pos-scanner":
      return posScanner(reads.reportId);
    case "text":
      return (report) => textOf(report, reads);
    case "keys":
      return keys(reads);
    case "nothing":
      return () => null;
  }
}

const posLength = 64;
const posData = { from: 5, to: 61 };

/**
 * A code longer than one report comes in parts. One that lacks a part, or has one twice or a foreign one, is dropped whole with all
 * that follows at once: a tail must never be taken for a code of its own.
 */
function posScanner(reportId: number): Read {
  let begun: { symbology: string; text: string } | null = null;
  let isBroken = false;
  let last = { report: "", atMs: -Infinity };
  return (report, atMs) => {
    const bytes = report.join();
    const isAtOnce = atMs - last.atMs <= partsWithinMs;
    const isRepeat = isAtOnce && bytes === last.report;
    last = { report: bytes, atMs };
    if (!isAtOnce) {
      begun = null;
      isBroken = false;
    }
    const part = posPart(report, reportId);
    if (isRepeat && part?.more !== true) return null;
    isBroken ||= !part || isRepeat || (begun !== null && begun.symbology !== part.symbology);
    if (isBroken || !part) return null;
    const text: string = (begun?.text ?? "") + part.text;
    begun = part.more && text.length <= longestCode ? { symbology: part.symbology, text } : null;
    return part.more || text.length > longestCode ? null : text;
  };
}

function posPart(report: Uint8Array, reportId: number): { symbology: string; text: string; more: boolean } | null {
  const length = report[1] ?? 0;
  const more = report[posLength - 1] ?? 0;
  if (report.length !== posLength || report[0] !== reportId || length < 1 || length > posData.to - posData.from || more > 1) return null;
  const symbology = latin(report.subarray(2, posData.from));
  const text = latin(report.subarray(posData.from, posData.from + length)).replace(/[\r\n]+$/, "");
  // A part that is not the last one is full, so that a report with a lost middle is known.
  if (!symbology.startsWith("]") || !printable.test(text) || (more === 1 && length !== posData.to - posData.from)) return null;
  return { symbology, text, more: more === 1 };
}

function textOf(report: Uint8Array, { reportId, lengthAt, textAt, shape }: Extract<HidReads, { layout: "text" }>): string | null {
  if (reportId !== undefined && report[0] !== reportId) return null;
  const end = lengthAt === undefined ? endOfText(report, textAt) : textAt + (report[lengthAt] ?? 0);
  if (end <= textAt || end > report.length) return null;
  const text = latin(report.subarray(textAt, end)).replace(/[\r\n]+$/, "");
  return new RegExp(shape, "u").test(text) ? text : null;
}

function endOfText(report: Uint8Array, from: number): number {
  const end = report.indexOf(0, from);
  return end === -1 ? report.length : end;
}

/** A key counts once when it goes down, however long it is held and however often the device repeats it. */
function keys({ reportId, keyAt, keys: names, released }: Extract<HidReads, { layout: "keys" }>): Read {
  const nameOf = new Map(Object.entries(names).map(([name, value]) => [value, name]));
  let down = released;
  return (report) => {
    if (reportId !== undefined && report[0] !== reportId) return null;
    const value = report[keyAt];
    if (value === undefined) return null;
    const name = nameOf.get(value);
    // A value that is no key's and not "released" is noise, and says nothing of the key that is down.
    if (name === undefined && value !== released) return null;
    const isNew = value !== down;
    down = value;
    return isNew ? (name ?? null) : null;
  };
}

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
