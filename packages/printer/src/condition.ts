// What is the matter with the printer, in words for the customer's screen and for staff.
import type { Bilingual } from "./bilingual.ts";
import type { PrinterStatus } from "./printer-status.ts";

export type ConditionKind =
  | "ready"
  | "paper-near-end"
  | "paper-out"
  | "cover-open"
  | "cutter-jam"
  | "printer-error"
  | "offline"
  /** No connection. */
  | "unreachable"
  /** A connection, and no answer. */
  | "silent"
  /** The job could not be written down, so it may not be begun. */
  | "journal-unwritable";

export interface Condition {
  readonly kind: ConditionKind;
  /** Whether a ticket may not be printed now: the kiosk then asks for no number. */
  readonly blocks: boolean;
  /** What to do about it, in plain words. */
  readonly words: Bilingual;
}

const words: Readonly<Record<ConditionKind, Bilingual>> = {
  ready: { zh: "打印机就绪", en: "The printer is ready." },
  "paper-near-end": { zh: "打印纸将用尽，请准备换纸", en: "The paper is near its end: have a new roll ready." },
  "paper-out": { zh: "打印机缺纸，请换纸", en: "The printer is out of paper: put in a new roll." },
  "cover-open": { zh: "打印机上盖未合，请合上", en: "The printer's cover is open: close it." },
  "cutter-jam": {
    zh: "切刀卡住，请打开上盖清理后重启打印机",
    en: "The cutter is jammed: open the cover, clear the paper, switch the printer off and on.",
  },
  "printer-error": { zh: "打印机故障，请重启打印机", en: "The printer reports an error: switch it off and on." },
  offline: { zh: "打印机离线，请检查打印机", en: "The printer is offline: look at its lamps." },
  unreachable: { zh: "连接不上打印机，请检查电源和网线", en: "The printer cannot be reached: check its power and cable." },
  "journal-unwritable": { zh: "打印记录无法写入，请检查磁盘", en: "The print journal cannot be written: check the disk." },
  silent: { zh: "打印机没有应答，请重启打印机", en: "The printer does not answer: switch it off and on." },
};

export function condition(kind: ConditionKind): Condition {
  return { kind, blocks: kind !== "ready" && kind !== "paper-near-end", words: words[kind] };
}

/** The worst trouble that a status tells of. With `answers` false the printer never says anything, and silence is no trouble. */
export function conditionOfStatus(status: PrinterStatus, answers: boolean): Condition {
  if (!status.reachable) return condition("unreachable");
  if (status.cover === "open") return condition("cover-open");
  if (status.paper === "out") return condition("paper-out");
  if (status.error === "cutter") return condition("cutter-jam");
  if (status.error === "recoverable" || status.error === "unrecoverable") return condition("printer-error");
  if (status.online === false) return condition("offline");
  if (status.online === null && answers) return condition("silent");
  return condition(status.paper === "near-end" ? "paper-near-end" : "ready");
}
