// What the lamp on the virtual printer's page shows, and the words beside it.
import type { VirtualPrinter } from "./virtual-printer.ts";

export interface PanelCondition {
  readonly lamp: "ready" | "busy" | "warn" | "stop" | "off";
  readonly zh: string;
  readonly en: string;
}

/** The worst trouble first: that is what stops the paper. */
export function conditionOf(printer: VirtualPrinter): PanelCondition {
  const faults = printer.faults();
  if (faults.power === "off") return { lamp: "off", zh: "电源已关", en: "Power is off" };
  if (faults.stalled) return { lamp: "stop", zh: "没有应答", en: "Stalled: takes bytes, answers nothing" };
  if (faults.coverOpen) return { lamp: "stop", zh: "上盖打开", en: "Cover is open" };
  if (faults.cutter === "jammed") return { lamp: "stop", zh: "切刀卡住", en: "Cutter is jammed" };
  if (faults.paper === "out") return { lamp: "stop", zh: "缺纸", en: "Out of paper" };
  const inMouth = printer.papers().at(-1)?.where === "mouth";
  if (faults.presenter === "jammed" && printer.profile.presenter !== false) {
    return {
      lamp: "warn",
      zh: inMouth ? "号票卡在出纸口" : "出纸口卡住",
      en: inMouth ? "A ticket is stuck in the mouth" : "The mouth is jammed",
    };
  }
  if (printer.printing()) return { lamp: "busy", zh: "正在打印", en: "Printing" };
  if (inMouth) return { lamp: "busy", zh: "号票在出纸口", en: "A ticket is in the mouth" };
  if (faults.trap !== null) {
    return { lamp: "warn", zh: `第 ${String(faults.trap.atByte)} 字节将出事`, en: `Trap set at byte ${String(faults.trap.atByte)}` };
  }
  if (faults.cutter === "jams-next") return { lamp: "warn", zh: "下次切纸将卡刀", en: "The next cut will jam" };
  if (faults.paper === "near-end") return { lamp: "warn", zh: "纸将用尽", en: "Paper is near its end" };
  return { lamp: "ready", zh: "就绪", en: "Ready" };
}
