// What a change of mode does to the hall: whoever is set aside for some time has as much of it left after a pause as before.

import type { Hall } from "../hall.ts";
import type { HallMode, HallModeMove } from "../machines/hall-mode.ts";
import { nextHallMode } from "../machines/table.ts";
import type { JournalEvent } from "../messages.ts";

const moves: readonly HallModeMove[] = ["SURGE", "RELIEVE", "STAND_DOWN", "CALM", "SUSPEND", "EVACUATE", "RESUME"];
const isPaused = (mode: HallMode): boolean => mode === "suspended" || mode === "evacuation";

export function evolveMode(hall: Hall, { at, mode, reason }: Extract<JournalEvent, { type: "mode-changed" }>): void {
  const { day } = hall;
  if (day.state === "closed" || !moves.some((move) => nextHallMode(day.mode, move) === mode)) {
    throw new Error(`the hall cannot become ${mode} while ${day.state === "closed" ? "closed" : day.mode}`);
  }
  if (!isPaused(mode) && day.pausedAt !== null) prolong(hall, at - day.pausedAt);
  day.pausedAt = isPaused(mode) ? (day.pausedAt ?? at) : null;
  Object.assign(day, { mode, modeReason: reason ?? null, modeSince: at });
}

function prolong(hall: Hall, byMs: number): void {
  for (const id of hall.held) {
    const visit = hall.visits.get(id);
    if (visit?.hold && visit.hold.untilAt !== null) visit.hold = { ...visit.hold, untilAt: visit.hold.untilAt + byMs };
  }
}
