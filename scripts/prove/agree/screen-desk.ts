// A desk of the simulated day that is a real console in a real browser: its keys are pressed, and its screen is read.

import { HubClient } from "@hallflow/hub-client";
import type { Answer, Command, CounterId, SeatView, TellerView } from "@hallflow/queue-core";
import type { Page } from "@playwright/test";
import type { Desk } from "../../day/desk.ts";
import type { SimulatedHall } from "../../day/simulated-hall.ts";

/** A person looks again after so long when nothing has come of a press. */
const patienceMs = 6_000;
const tries = 5;
const viewMs = 1_500;

interface Seen {
  readonly answers: number;
  readonly tone: string | null;
  readonly words: string;
  readonly state: string;
}

/** A desk on a page of its own: `page` is opened here, at the console of `counter`. */
export function screenDesk(hall: SimulatedHall, page: Page, counter: CounterId): Desk {
  // What a person knows who looks at the whole console, its visit's id among it: the same view over a link of its own.
  const glance = new HubClient({
    url: hall.access.url,
    hello: { token: hall.access.tokens.teller, view: "teller", device: `glance-${counter}`, counter },
  });
  const view = (): TellerView | null => {
    const seen = glance.state().push?.view;
    return seen?.role === "teller" ? seen : null;
  };

  const signIn = async (staff: string): Promise<void> => {
    await page.goto(`${hall.access.url}/counter`);
    await page
      .locator(".counter-card")
      .filter({ hasText: new RegExp(`^${counter}`) })
      .click();
    await page.getByRole("textbox").fill(staff);
    await page.keyboard.press("Enter");
    await page.locator("main.console").waitFor();
  };

  const submitDialog = async (): Promise<void> => page.locator(".dialog .dialog-submit").click();
  const press = async (command: Command): Promise<void> => {
    switch (command.type) {
      case "call-next":
        return page.keyboard.press("Enter");
      case "start":
        return page.keyboard.press("s");
      case "finish":
        return page.keyboard.press("f");
      case "recall":
        return page.keyboard.press("r");
      case "no-show": {
        const isLast = (view()?.visit?.passes ?? 0) + 1 >= hall.plan.absence.passes;
        await page.keyboard.press("n");
        return isLast ? submitDialog() : undefined;
      }
      case "hold":
        await page.keyboard.press("h");
        return submitDialog();
      case "transfer": {
        const { destination } = command;
        const lane = hall.plan.lanes.find(({ id }) => destination.to === "lane" && id === destination.lane);
        await page.keyboard.press("t");
        await page
          .locator(".dialog .choice", { hasText: lane?.name.zh ?? "" })
          .first()
          .click();
        return submitDialog();
      }
      case "bring-back": {
        const ticket = view()?.held.find(({ id }) => id === command.visit)?.ticket ?? "";
        await page.keyboard.press("b");
        return page.locator(".held-list li", { hasText: ticket }).locator("button").first().click();
      }
      case "pause":
        await page.keyboard.press("p");
        return page.keyboard.press("1");
      case "resume":
        return page.keyboard.press("p");
      case "sign-out":
        await page.keyboard.press("q");
        return submitDialog();
      default:
        throw new Error(`the day's tellers do not ask for ${command.type}`);
    }
  };

  const send = async (command: Command): Promise<Answer> => {
    if (command.type === "sign-in") {
      await signIn(command.staff);
      return { kind: "done", result: { visit: view()?.visit ?? null, counter: view()?.seat ?? null } };
    }
    const failed: string[] = [];
    const revision = view()?.seat?.revision ?? 0;
    for (let attempt = 0; attempt < tries; attempt++) {
      const before = await look(page);
      let words = "";
      try {
        await press(command);
        const after = await answered(page, before, command);
        if (after.tone === "done") return { kind: "done", result: await result(command, revision) };
        ({ words } = after);
      } catch (error) {
        failed.push(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
        await page.keyboard.press("Escape");
      }
      // Told no, or told nothing: what counts is how the counter is now, as it does for anybody before a screen.
      const { counter: seat, visit } = await result(command, revision);
      if (seat && seat.revision > revision && isDone(command, seat)) return { kind: "done", result: { visit, counter: seat } };
      if (words !== "") return { kind: "refused", refusal: { type: `“${words}”`, words: { zh: words, en: words } } };
    }
    throw new Error(`counter ${counter}: ${command.type} was pressed ${tries} times in vain: ${failed.join("; ")}`);
  };

  /** The visit and the seat after a press. The answer to a press may be a moment ahead of the view; a person looks at the view. */
  const result = async (command: Command, revision: number) => {
    await until(() => (view()?.seat?.revision ?? 0) > revision, viewMs);
    const sequence = glance.state().push?.sequence ?? 0;
    await until(async () => Number((await page.locator("html").getAttribute("data-sequence")) ?? 0) >= sequence, viewMs);
    const { seat = null, visit = null } = view() ?? {};
    return { visit: command.type === "sign-out" ? null : visit, counter: seat };
  };

  return {
    view,
    send,
    close: async () => {
      glance.close();
      await page.close();
    },
  };
}

/** Whether a counter is as a press wanted to have it. */
function isDone(command: Command, { state }: SeatView): boolean {
  switch (command.type) {
    case "call-next":
      return state === "calling";
    case "start":
    case "bring-back":
      return state === "serving";
    case "pause":
      return state === "paused";
    case "finish":
      return state === "free" || state === "serving";
    case "sign-out":
      return state === "signed-out";
    default:
      return state === "free";
  }
}

const look = (page: Page): Promise<Seen> =>
  page.evaluate(() => {
    const { answerCount = "0" } = document.documentElement.dataset;
    const answer = document.querySelector(".answer-line .answer:not(.answer-sending)");
    const tone = answer === null ? null : answer.classList.contains("answer-done") ? "done" : "not-done";
    const state = /seat-state-(\S+)/.exec(document.querySelector(".seat-state")?.className ?? "")?.[1] ?? "signed-out";
    return { answers: Number(answerCount), tone, words: answer?.textContent ?? "", state };
  });

/** Waits for the console's own answer to a press; leaving the counter is answered by the way to a seat. */
async function answered(page: Page, before: Seen, command: Command): Promise<Seen> {
  let seen = before;
  const isThere = await until(async () => {
    seen = await look(page);
    return command.type === "sign-out" ? seen.state === "signed-out" : seen.answers > before.answers;
  });
  if (!isThere) throw new Error(`no answer to ${command.type} on the screen, which says: ${seen.words}`);
  return command.type === "sign-out" ? { ...seen, tone: "done" } : seen;
}

async function until(holds: () => boolean | Promise<boolean>, forMs = patienceMs): Promise<boolean> {
  for (const deadline = performance.now() + forMs; performance.now() < deadline;) {
    if (await holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  return false;
}

/** Runs in the console's page before its own script: counts its answers, since two may say the same. */
export function countAnswers(): void {
  let last: Element | null = null;
  let count = 0;
  new MutationObserver(() => {
    const answer = document.querySelector(".answer-line .answer:not(.answer-sending)");
    if (answer === null || answer === last) return;
    last = answer;
    document.documentElement.dataset["answerCount"] = String(++count);
  }).observe(document, { subtree: true, childList: true });
}
