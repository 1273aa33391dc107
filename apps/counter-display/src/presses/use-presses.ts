// Presses on their way to the hub: one at a time, never one twice, each answered in words.

import type { Answer, Command, Outcome, Words } from "@hallflow/queue-core";
import type { HubLink } from "@hallflow/ui";
import { useRef, useState } from "react";

export interface PressAnswer {
  readonly tone: "done" | "not-done";
  readonly words: Words;
  /** Grows with each answer, so that the same words twice are two answers. */
  readonly serial: number;
}

/** `Id` names what can be pressed on the screen. */
export interface Presses<Id extends string> {
  /** The action that waits for the hub's answer. */
  readonly pending: Id | null;
  readonly answer: PressAnswer | null;
  /** Sends a command for an action; true once it is done, false when it is not or was a second press of the same. */
  press(action: Id, command: Command): Promise<boolean>;
  /** Says why a press was not sent at all. */
  explain(words: Words): void;
}

interface PressOptions<Id extends string> {
  /** The counter's revision on this screen; undefined where the command is about no counter. */
  readonly seen: number | undefined;
  /** What a press that was carried out came to. */
  readonly done: (action: Id, result: Outcome) => Words;
}

/** A press that took longer than this must not surprise anybody by happening later. */
const validForMs = 5_000;
/** A second press of the same button so soon after the first is the same press by a shaky hand. */
const samePressMs = 600;

export function usePresses<Id extends string>(link: HubLink, { seen, done }: PressOptions<Id>): Presses<Id> {
  const [pending, setPending] = useState<Id | null>(null);
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
      const reply = await link.send(command, { validForMs, ...(seen !== undefined && "counter" in command ? { seen } : {}) });
      last.current = { asked, at: performance.now() };
      inFlight.current = false;
      setPending(null);
      tell(reply.kind === "done" ? "done" : "not-done", reply.kind === "done" ? done(action, reply.result) : whyNot(reply));
      return reply.kind === "done";
    },
    explain: (words) => tell("not-done", words),
  };
}

function whyNot(reply: Exclude<Answer, { kind: "done" }>): Words {
  switch (reply.kind) {
    case "refused":
      return reply.refusal.words;
    case "malformed":
      return reply.mistakes[0]?.words ?? { zh: "主机没有看懂这次操作。", en: "The hub did not understand this press." };
    case "unavailable":
      return reply.words;
  }
}
