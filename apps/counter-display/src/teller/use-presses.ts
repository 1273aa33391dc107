// Presses on their way to the hub: one at a time, never one twice, each answered in words.

import type { Answer, Command, SeatView, Words } from "@hallflow/queue-core";
import type { HubLink } from "@hallflow/ui";
import { useRef, useState } from "react";
import type { PressId } from "./actions.ts";
import { both } from "./words.ts";

export interface PressAnswer {
  readonly tone: "done" | "not-done";
  readonly words: Words;
  /** Grows with each answer, so that the same words twice are two answers. */
  readonly serial: number;
}

export interface Presses {
  /** The action that waits for the hub's answer. */
  readonly pending: PressId | null;
  readonly answer: PressAnswer | null;
  /** Sends a command for an action; true once it is done, false when it is not or was a second press of the same. */
  press(action: PressId, command: Command): Promise<boolean>;
  /** Says why a press was not sent at all. */
  explain(words: Words): void;
}

/** A press that took longer than this must not surprise anybody by happening later. */
const validForMs = 5_000;
/** A second press of the same button so soon after the first is the same press by a shaky hand. */
const samePressMs = 600;

export function usePresses(link: HubLink, seat: Pick<SeatView, "revision" | "ticket">): Presses {
  const [pending, setPending] = useState<PressId | null>(null);
  const [answer, setAnswer] = useState<PressAnswer | null>(null);
  const inFlight = useRef(false);
  const last = useRef<{ readonly asked: string; readonly at: number } | null>(null);

  const tell = (tone: PressAnswer["tone"], words: Words) => setAnswer((before) => ({ tone, words, serial: (before?.serial ?? 0) + 1 }));

  return {
    pending,
    answer,
    async press(action, command) {
      const asked = JSON.stringify(command);
      const isSame = last.current?.asked === asked && performance.now() - last.current.at < samePressMs;
      if (inFlight.current || isSame) return false;
      inFlight.current = true;
      setPending(action);
      const reply = await link.send(command, { validForMs, seen: seat.revision });
      last.current = { asked, at: performance.now() };
      inFlight.current = false;
      setPending(null);
      tell(reply.kind === "done" ? "done" : "not-done", answerWords(action, seat.ticket, reply));
      return reply.kind === "done";
    },
    explain: (words) => tell("not-done", words),
  };
}

function answerWords(action: PressId, ticketBefore: string | null, reply: Answer): Words {
  switch (reply.kind) {
    case "done": {
      const { visit } = reply.result;
      const ticket = visit?.ticket ?? ticketBefore ?? "";
      const goesOn = action === "finish" && visit?.state === "serving";
      return both(goesOn ? "done.next-errand" : `done.${action}`, { ticket });
    }
    case "refused":
      return reply.refusal.words;
    case "malformed":
      return reply.mistakes[0]?.words ?? { zh: "主机没有看懂这次操作。", en: "The hub did not understand this press." };
    case "unavailable":
      return reply.words;
  }
}
