// The line at the bottom of a terminal that says how far a job has come; where there is no terminal, a line now and then.

import type { runInThread } from "@hallflow/hub/lab";

type Progress = Parameters<NonNullable<NonNullable<Parameters<typeof runInThread>[1]>["onProgress"]>>[0];

const quietMs = 5_000;
const terminalMs = 80;

export function progressLine(to: NodeJS.WriteStream = process.stderr): {
  readonly show: (progress: Progress) => void;
  readonly clear: () => void;
} {
  let shownAt = to.isTTY ? -Infinity : performance.now();
  return {
    show: (progress) => {
      const now = performance.now();
      if (now - shownAt < (to.isTTY ? terminalMs : quietMs)) return;
      shownAt = now;
      to.write(to.isTTY ? `\r\u001b[K${wordsOf(progress)}` : `${wordsOf(progress)}\n`);
    },
    clear: () => {
      if (to.isTTY) to.write("\r\u001b[K");
    },
  };
}

function wordsOf({ share, tried, days, of, best }: Progress): string {
  if (share !== null) return `${bar(share)} ${Math.round(share * 100)} %`;
  const cost = best === undefined ? "" : `   最好 best ${best.toFixed(3)}`;
  return `第 ${tried} 组 trial ${tried}   ${bar((days ?? 0) / (of ?? 1))} ${days}/${of} 天 days${cost}`;
}

const bar = (share: number): string => "█".repeat(Math.round(share * 20)).padEnd(20, "░");
