import type { ServiceId, TicketToken, VisitView } from "@hallflow/queue-core";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type ActorRefFrom, SimulatedClock, createActor, fromPromise } from "xstate";
import type { BridgeBody, BridgeResult, KioskStatus, Wish } from "../../bridge.ts";
import type { KioskQuote } from "../../agent/agent-contract.ts";
import type { PrintResult } from "../../agent/take-result.ts";
import { fateOfPaper, freshSession } from "./session-context.ts";
import { sessionMachine } from "./session-machine.ts";

const bill = "explain-bill" as ServiceId;
const invoice = "print-invoice" as ServiceId;
const words = { zh: "中", en: "en" };
const visit = { id: "5f0c1a52-3f1e-4d6a-9d3b-000000000001", ticket: "A001" } as unknown as VisitView;
const place: KioskQuote = { lane: "basic", zone: null, reason: words, selfService: null, peopleAhead: 4, waitRange: null };
const offer: KioskQuote = { ...place, selfService: { zone: "machines", service: invoice } };
const printed: PrintResult = { kind: "printed", copy: 1, confirmed: true };
const noPaper: PrintResult = { kind: "not-printed", words, condition: { kind: "paper-out", blocks: true, words } };

/** What the agent answers in this test; each may be replaced before it is asked. */
const agent = {
  identify: vi.fn<(body: BridgeBody<"identify">) => Promise<BridgeResult["identify"]>>(),
  quote: vi.fn<(wish: Wish) => Promise<BridgeResult["quote"]>>(),
  take: vi.fn<(wish: Wish) => Promise<BridgeResult["take"]>>(),
  ticket: vi.fn<(body: BridgeBody<"ticket">) => Promise<BridgeResult["ticket"]>>(),
  goOn: vi.fn<(body: BridgeBody<"goOn">) => Promise<BridgeResult["goOn"]>>(),
  checkIn: vi.fn<(body: BridgeBody<"checkIn">) => Promise<BridgeResult["checkIn"]>>(),
  paper: vi.fn<() => Promise<PrintResult | null>>(),
  reprint: vi.fn<() => Promise<PrintResult | null>>(),
  leave: vi.fn<(person: string | null) => void>(),
  feedback: vi.fn<(said: BridgeBody<"feedback"> | null) => void>(),
};

let clock: SimulatedClock;
let session: ActorRefFrom<typeof sessionMachine>;

beforeEach(() => {
  vi.resetAllMocks();
  agent.identify.mockResolvedValue({ kind: "done", result: { person: "p-1", masked: "138****8000", known: true } });
  agent.quote.mockResolvedValue({ kind: "done", result: place });
  agent.take.mockResolvedValue({ kind: "issued", visit, offline: false, link: "https://hall.example/t/token" });
  agent.checkIn.mockResolvedValue({ kind: "issued", visit, offline: false, link: "https://hall.example/t/token" });
  agent.paper.mockResolvedValue(printed);
  agent.reprint.mockResolvedValue({ ...printed, copy: 2 });
  clock = new SimulatedClock();
  const provided = sessionMachine.provide({
    actors: {
      identify: fromPromise(({ input }) => agent.identify(input)),
      quote: fromPromise(({ input }) => agent.quote(input)),
      take: fromPromise(({ input }) => agent.take(input)),
      ticket: fromPromise(({ input }) => agent.ticket(input)),
      goOn: fromPromise(({ input }) => agent.goOn(input)),
      checkIn: fromPromise(({ input }) => agent.checkIn(input)),
      paper: fromPromise(() => agent.paper()),
      reprint: fromPromise(() => agent.reprint()),
    },
    actions: { leave: (_, { person }) => agent.leave(person), tellFeedback: (_, said) => agent.feedback(said) },
  });
  session = createActor(provided, { clock }).start();
});

const step = (): unknown => {
  const { step: at } = session.getSnapshot().value;
  return typeof at === "string" ? at : at.visit;
};
const attention = (): unknown => session.getSnapshot().value.attention;
const context = () => session.getSnapshot().context;
const reaches = (wanted: unknown): Promise<void> => vi.waitFor(() => expect(step()).toEqual(wanted));

/** As a customer who wants only a ticket. */
async function chooseService(service: ServiceId, { elder = false } = {}): Promise<void> {
  session.send({ type: "BEGIN", language: "zh", elder });
  session.send({ type: "SKIP" });
  session.send({ type: "SERVICE", service });
  await vi.waitFor(() => expect(step()).toHaveProperty("answer"));
}

describe("a common errand", () => {
  it("is three touches: language, just a ticket, service; the answer takes the ticket by itself", async () => {
    await chooseService(bill);
    expect(step()).toEqual({ answer: "soon" });
    clock.increment(6_000);
    await reaches("takeIt");
    expect(agent.take).toHaveBeenCalledExactlyOnceWith({
      errands: [bill],
      needs: [],
      language: "zh",
      declinedSelfService: false,
      person: null,
      paperless: false,
      returnOf: null,
      keepPlace: false,
      behalf: null,
    });
    expect(context().visit?.ticket).toBe("A001");
    clock.increment(6_000);
    expect(step()).toBe("attract");
    expect(context()).toMatchObject({ visit: null, errands: [], person: null });
    expect(agent.leave).toHaveBeenCalledTimes(1);
  });

  it("waits for a touch once the answer has been touched", async () => {
    await chooseService(bill);
    session.send({ type: "TOUCH" });
    clock.increment(20_000);
    expect(step()).toEqual({ answer: "waiting" });
    session.send({ type: "TAKE" });
    await reaches("takeIt");
  });

  it("is the same in a further language, whose reader is called in the hall's language for it", async () => {
    session.send({ type: "BEGIN", language: "zh-Hant", elder: true });
    expect(context()).toMatchObject({ tongue: "zh-Hant", language: "zh" });
    session.send({ type: "SKIP" });
    session.send({ type: "SERVICE", service: bill });
    await reaches({ answer: "waiting" });
    session.send({ type: "TAKE" });
    await reaches("takeIt");
    expect(agent.take).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ language: "zh" }));
  });

  it("is four touches in elder mode, where nothing goes by itself", async () => {
    await chooseService(bill, { elder: true });
    expect(context().elder).toBe(true);
    clock.increment(30_000);
    expect(step()).toEqual({ answer: "waiting" });
    session.send({ type: "TAKE" });
    await reaches("takeIt");
  });
});

describe("feedback", () => {
  beforeEach(async () => {
    await chooseService(bill);
    session.send({ type: "TAKE" });
    await reaches("takeIt");
  });

  it("is two touches, and the start is back by itself", () => {
    session.send({ type: "FEEDBACK", mark: 2 });
    expect(step()).toEqual({ feedback: "wishing" });
    expect(agent.feedback).not.toHaveBeenCalled();
    session.send({ type: "WISH", wish: "seats" });
    expect(step()).toEqual({ feedback: "thanked" });
    clock.increment(2_500);
    expect(step()).toBe("attract");
    expect(agent.feedback).toHaveBeenCalledExactlyOnceWith({ visit: visit.id, mark: 2, wish: "seats" });
  });

  it("counts with the first touch alone, whether its customer leaves or says that they are done", async () => {
    session.send({ type: "FEEDBACK", mark: 3 });
    clock.increment(6_000);
    expect(step()).toBe("attract");
    await chooseService(bill);
    session.send({ type: "TAKE" });
    await reaches("takeIt");
    session.send({ type: "FEEDBACK", mark: 1 });
    session.send({ type: "START_AGAIN" });
    expect(step()).toBe("attract");
    const said = { visit: visit.id, wish: null };
    expect(agent.feedback.mock.calls).toEqual([[{ ...said, mark: 3 }], [{ ...said, mark: 1 }]]);
  });

  it("is told of nobody who touched nothing", () => {
    clock.increment(6_000);
    expect(step()).toBe("attract");
    expect(agent.feedback).not.toHaveBeenCalled();
  });
});

describe("a scanned code", () => {
  it("begins a session and says who it is, when it is a card", async () => {
    session.send({ type: "SCANNED", value: "88880001" });
    await reaches("service");
    expect(agent.identify).toHaveBeenCalledExactlyOnceWith({ by: "card", value: "88880001" });
    expect(context().person).toMatchObject({ person: "p-1" });
  });

  it("is the ticket of a booked time, in one go", async () => {
    session.send({ type: "SCANNED", value: "https://hall.example/appointments/K7M2" });
    await reaches("takeIt");
    expect(agent.checkIn).toHaveBeenCalledExactlyOnceWith({ code: "K7M2", needs: [], language: "zh", person: null });
  });

  it("says nothing when it is neither, nor while a number is being made", async () => {
    session.send({ type: "SCANNED", value: "https://elsewhere.example/" });
    expect(step()).toBe("attract");
    agent.take.mockReturnValue(new Promise(() => undefined));
    await chooseService(bill, { elder: true });
    session.send({ type: "TAKE" });
    await reaches("taking");
    session.send({ type: "SCANNED", value: "88880001" });
    expect(step()).toBe("taking");
  });

  it("may be typed where a time was booked; a refusal leads back to the other ways", async () => {
    agent.checkIn.mockResolvedValue({ kind: "refused", refusal: { type: "unknown-appointment", words } });
    session.send({ type: "BEGIN", language: "en" });
    session.send({ type: "APPOINTMENT" });
    session.send({ type: "CHECK_IN", code: "K7M2" });
    await reaches("trouble");
    expect(context().trouble).toMatchObject({ kind: "refused", retry: "check-in" });
    session.send({ type: "BACK" });
    expect(step()).toEqual({ who: "choice" });
  });
});

describe("a kiosk without paper", () => {
  it("gives the number to whoever does without", async () => {
    agent.paper.mockResolvedValue({ kind: "not-printed", words, condition: { kind: "paper-out", blocks: true, words } });
    session.send({ type: "BEGIN", language: "en", paperless: true });
    session.send({ type: "SKIP" });
    session.send({ type: "SERVICE", service: bill });
    await vi.waitFor(() => expect(step()).toHaveProperty("answer"));
    session.send({ type: "TAKE" });
    await reaches("numberAlone");
    expect(agent.take).toHaveBeenCalledWith(expect.objectContaining({ paperless: true }));
    expect(context().link).toBe("https://hall.example/t/token");
  });

  it("offers it when the paper ends in the middle of a session", async () => {
    agent.take.mockResolvedValueOnce({ kind: "printer-not-ready", condition: { kind: "paper-out", blocks: true, words } });
    await chooseService(bill);
    session.send({ type: "TAKE" });
    await reaches("trouble");
    session.send({ type: "PAPERLESS" });
    await vi.waitFor(() => expect(agent.take).toHaveBeenLastCalledWith(expect.objectContaining({ paperless: true })));
  });
});

describe("the floor manager's panel", () => {
  it("opens from the start alone, and closes by itself when nobody is there", () => {
    session.send({ type: "STAFF" });
    expect(step()).toBe("staff");
    clock.increment(30_000);
    expect(attention()).toBe("warning");
    clock.increment(20_000);
    expect(step()).toBe("attract");
    session.send({ type: "BEGIN", language: "zh" });
    session.send({ type: "STAFF" });
    expect(step()).toEqual({ who: "choice" });
  });
});

describe("a number that staff take for somebody", () => {
  const behalf = { key: "00000000-0000-4000-8000-000000000001", because: "现场看到 Seen in person" };

  it("begins at the services, with what was seen and why it goes first, and is forgotten with the session", async () => {
    session.send({ type: "STAFF" });
    session.send({ type: "FOR_SOMEONE", behalf, needs: ["elder"] });
    expect(step()).toBe("service");
    session.send({ type: "SERVICE", service: bill });
    await reaches({ answer: "soon" });
    session.send({ type: "TAKE" });
    await reaches("takeIt");
    expect(agent.take).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ behalf, needs: ["elder"], errands: [bill] }));
    session.send({ type: "DONE" });
    expect(context()).toMatchObject({ behalf: null, needs: [] });
    expect(agent.leave).toHaveBeenCalledTimes(1);
  });

  it("is begun from the panel alone", () => {
    session.send({ type: "FOR_SOMEONE", behalf, needs: [] });
    expect(step()).toBe("attract");
  });
});

describe("who it is", () => {
  it("goes on with the person that the agent knows, and forgets them at the end", async () => {
    session.send({ type: "BEGIN", language: "en" });
    session.send({ type: "PHONE" });
    session.send({ type: "IDENTIFY", by: "phone", value: "13800138000" });
    await reaches("service");
    expect(context()).toMatchObject({ person: { person: "p-1" }, notice: null });
    session.send({ type: "SERVICE", service: bill });
    await vi.waitFor(() => expect(agent.quote).toHaveBeenCalledWith(expect.objectContaining({ person: "p-1", language: "en" })));
    session.send({ type: "START_AGAIN" });
    expect(agent.leave).toHaveBeenCalledWith("p-1");
    expect(context().person).toBeNull();
    expect(JSON.stringify(context())).not.toContain("138");
  });

  it.each([
    ["is not known", { kind: "done", result: { person: "p-2", masked: "139****0000", known: false } }, "person-unknown"],
    ["cannot be looked up", { kind: "unavailable", words }, "person-unreachable"],
  ] as const)("serves whoever %s all the same, and says so", async (_, answer, notice) => {
    agent.identify.mockResolvedValue(answer);
    session.send({ type: "BEGIN", language: "zh" });
    session.send({ type: "CARD" });
    session.send({ type: "IDENTIFY", by: "card", value: "VIP10086" });
    await reaches("service");
    expect(context().notice).toBe(notice);
  });

  it("serves whoever gives up waiting for the answer", async () => {
    agent.identify.mockReturnValue(new Promise(() => undefined));
    session.send({ type: "BEGIN", language: "zh" });
    session.send({ type: "PHONE" });
    session.send({ type: "IDENTIFY", by: "phone", value: "13800138000" });
    session.send({ type: "BACK" });
    expect(step()).toEqual({ who: "choice" });
  });

  it("takes a need with one touch and takes it back with another", () => {
    session.send({ type: "BEGIN", language: "zh" });
    session.send({ type: "NEED", need: "elder" });
    session.send({ type: "NEED", need: "pregnant" });
    session.send({ type: "NEED", need: "elder" });
    expect(context().needs).toEqual(["pregnant"]);
    expect(step()).toEqual({ who: "choice" });
  });
});

describe("the machine first", () => {
  beforeEach(() => void agent.quote.mockResolvedValue({ kind: "done", result: offer }));

  it("offers it, and never chooses for the customer", async () => {
    await chooseService(invoice);
    clock.increment(25_000);
    expect(step()).toEqual({ answer: "offer" });
    expect(agent.take).not.toHaveBeenCalled();
  });

  it("leads to a person with one touch, which says that the machine was declined", async () => {
    await chooseService(invoice);
    session.send({ type: "WANT_PERSON" });
    await reaches("takeIt");
    expect(agent.take).toHaveBeenCalledWith(expect.objectContaining({ declinedSelfService: true }));
  });

  it("shows the way to the machine without a ticket, and goes back to the start by itself", async () => {
    await chooseService(invoice);
    session.send({ type: "USE_MACHINE" });
    expect(step()).toBe("directions");
    clock.increment(10_000);
    expect(step()).toBe("attract");
    expect(agent.take).not.toHaveBeenCalled();
  });
});

describe("a printer that tells when the ticket was taken", () => {
  const mouth = (state: NonNullable<KioskStatus["mouth"]>["state"], copy = 1): void =>
    session.send({ type: "MOUTH", mouth: { visit: visit.id, copy, state } });

  async function presented(): Promise<void> {
    agent.paper.mockResolvedValue({ kind: "printed", copy: 1, confirmed: true, presented: true });
    agent.reprint.mockResolvedValue({ kind: "printed", copy: 2, confirmed: true, presented: true });
    await chooseService(bill);
    session.send({ type: "TAKE" });
    await reaches("takeIt");
  }

  it("keeps the screen until then, and ends it soon after", async () => {
    await presented();
    mouth("presented");
    clock.increment(45_000);
    expect(step()).toBe("takeIt");
    mouth("taken");
    clock.increment(2_400);
    expect(step()).toBe("takeIt");
    clock.increment(100);
    expect(step()).toBe("attract");
  });

  it("is believed when it told before the screen had come", async () => {
    mouth("taken");
    await presented();
    clock.increment(2_500);
    expect(step()).toBe("attract");
  });

  it("warns of a ticket that is about to go back, and leaves its number when it has gone", async () => {
    await presented();
    mouth("going-back");
    expect(fateOfPaper(context())).toBe("going-back");
    mouth("retracted");
    expect(step()).toBe("numberAlone");
    session.send({ type: "REPRINT" });
    // The first copy's fate is not the second's.
    await reaches("takeIt");
    expect(fateOfPaper(context())).toBe("presented");
    mouth("taken", 2);
    clock.increment(2_500);
    expect(step()).toBe("attract");
  });

  it("gives the usual time when it does not see the mouth any more", async () => {
    await presented();
    clock.increment(20_000);
    mouth("unseen");
    clock.increment(5_900);
    expect(step()).toBe("takeIt");
    clock.increment(100);
    expect(step()).toBe("attract");
  });

  it("holds nobody for ever, nor by telling the same again or of another's ticket", async () => {
    await presented();
    mouth("presented");
    clock.increment(80_000);
    mouth("presented");
    clock.increment(10_000);
    expect(step()).toBe("attract");
    agent.paper.mockResolvedValue(printed);
    await chooseService(bill);
    session.send({ type: "TAKE" });
    await reaches("takeIt");
    clock.increment(6_000);
    expect(step()).toBe("attract");
  });
});

describe("a place that is kept while the machine is tried", () => {
  const held = { ...visit, state: "held", aside: { kind: "at-machine", untilAt: null, zone: "machines" } } as VisitView;

  it("is one touch on the machine's offer, with a ticket that says so", async () => {
    agent.quote.mockResolvedValue({ kind: "done", result: offer });
    agent.take.mockResolvedValue({ kind: "issued", visit: held, offline: false, link: "https://hall.example/t/token" });
    await chooseService(invoice, { elder: true });
    session.send({ type: "KEEP_PLACE" });
    await reaches("takeIt");
    expect(agent.take).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ keepPlace: true, declinedSelfService: false }));
    clock.increment(19_000);
    expect(step()).toBe("takeIt");
    clock.increment(1_000);
    expect(step()).toBe("attract");
  });

  it("is not offered by a kiosk without its hub, which cannot keep one", async () => {
    agent.quote.mockResolvedValue({ kind: "done", result: { ...offer, offline: true } });
    await chooseService(invoice);
    session.send({ type: "KEEP_PLACE" });
    expect(step()).toEqual({ answer: "offer" });
  });

  it("is forgotten when another errand is chosen instead", async () => {
    agent.quote.mockResolvedValue({ kind: "done", result: offer });
    agent.take.mockResolvedValueOnce({ kind: "refused", refusal: { type: "machine-cannot-help", words } });
    await chooseService(invoice);
    session.send({ type: "KEEP_PLACE" });
    await reaches("trouble");
    session.send({ type: "BACK" });
    expect(context()).toMatchObject({ keepPlace: false, errands: [] });
  });
});

describe("a ticket that is scanned", () => {
  const link = "http://hall.example/t/4bJ7Qm2RkXw9ZpVn3sTc_-";
  const token = "4bJ7Qm2RkXw9ZpVn3sTc_-" as TicketToken;
  const found = { ticket: "A001", visit, machine: null, again: [], keepsWait: false };

  async function scan(answer: BridgeResult["ticket"]): Promise<void> {
    agent.ticket.mockResolvedValueOnce(answer);
    session.send({ type: "SCANNED", value: link });
    await vi.waitFor(() => expect(["again", "trouble"]).toContain(step()));
  }

  it("brings its customer back into line with one touch, and the start is back by itself", async () => {
    agent.goOn.mockResolvedValue({ kind: "done", result: { ...visit, state: "waiting" } });
    await scan({ kind: "done", result: found });
    expect(agent.ticket).toHaveBeenCalledExactlyOnceWith({ token });
    session.send({ type: "GO_ON", act: "bring-back" });
    await reaches("wentOn");
    expect(agent.goOn).toHaveBeenCalledExactlyOnceWith({ visit: visit.id, act: "bring-back" });
    expect(context().visit?.state).toBe("waiting");
    clock.increment(10_000);
    expect(step()).toBe("attract");
    expect(context()).toMatchObject({ token: null, found: null });
  });

  it("asks again how it stands when it could not go on, before anything else is pressed", async () => {
    agent.goOn.mockResolvedValue({ kind: "refused", refusal: { type: "visit-not-held", words } });
    await scan({ kind: "done", result: found });
    session.send({ type: "GO_ON", act: "bring-back" });
    await reaches("trouble");
    agent.ticket.mockResolvedValueOnce({ kind: "done", result: found });
    session.send({ type: "RETRY" });
    await reaches("again");
    expect(agent.ticket).toHaveBeenCalledTimes(2);
  });

  it("goes along for the same matter again, and not for another", async () => {
    await scan({ kind: "done", result: { ...found, again: [bill], keepsWait: true } });
    session.send({ type: "AGAIN", service: bill });
    await reaches({ answer: "soon" });
    expect(agent.quote).toHaveBeenLastCalledWith(expect.objectContaining({ errands: [bill], returnOf: token, declinedSelfService: true }));
    session.send({ type: "BACK" });
    expect(step()).toBe("again");
    session.send({ type: "SKIP" });
    session.send({ type: "SERVICE", service: bill });
    await reaches({ answer: "soon" });
    expect(agent.quote).toHaveBeenLastCalledWith(expect.objectContaining({ errands: [bill], returnOf: null, declinedSelfService: false }));
  });

  it("is of another day: its customer takes a number in another way", async () => {
    await scan({ kind: "refused", refusal: { type: "unknown-visit", words } });
    expect(step()).toBe("trouble");
    session.send({ type: "BACK" });
    expect(step()).toEqual({ who: "choice" });
  });
});

describe("several errands", () => {
  it("takes up to five on one ticket, each once", async () => {
    await chooseService(bill);
    for (const id of ["s2", "s3", "s3", "s4", "s5"] as ServiceId[]) {
      session.send({ type: "ADD_ERRAND" });
      session.send({ type: "SERVICE", service: id });
      await vi.waitFor(() => expect(step()).toHaveProperty("answer"));
    }
    expect(context().errands).toEqual([bill, "s2", "s3", "s4", "s5"]);
    session.send({ type: "ADD_ERRAND" });
    expect(step()).toHaveProperty("answer");
  });

  it("goes back one errand at a time, and to the answer from an errand that was not added", async () => {
    await chooseService(bill);
    session.send({ type: "ADD_ERRAND" });
    session.send({ type: "BACK" });
    expect(step()).toHaveProperty("answer");
    session.send({ type: "ADD_ERRAND" });
    session.send({ type: "SERVICE", service: invoice });
    await vi.waitFor(() => expect(step()).toHaveProperty("answer"));
    session.send({ type: "BACK" });
    await vi.waitFor(() => expect(step()).toHaveProperty("answer"));
    expect(context().errands).toEqual([bill]);
    session.send({ type: "BACK" });
    expect(step()).toBe("service");
    expect(context().errands).toEqual([]);
  });
});

describe("trouble", () => {
  it.each([
    ["the hub is away", { kind: "unavailable", words }, { kind: "hub-away", words }],
    ["the hub refuses", { kind: "refused", refusal: { type: "hall-closed", words } }, { kind: "refused", words }],
  ] as const)("says that %s when the answer is asked, and asks again", async (_, answer, trouble) => {
    agent.quote.mockResolvedValueOnce(answer);
    session.send({ type: "BEGIN", language: "zh" });
    session.send({ type: "SKIP" });
    session.send({ type: "SERVICE", service: bill });
    await reaches("trouble");
    expect(context().trouble).toMatchObject(trouble);
    session.send({ type: "RETRY" });
    await vi.waitFor(() => expect(step()).toHaveProperty("answer"));
  });

  it("names the printer before a number is taken, and takes the number when it is well again", async () => {
    agent.take.mockResolvedValueOnce({ kind: "printer-not-ready", condition: { kind: "cover-open", blocks: true, words } });
    await chooseService(bill);
    session.send({ type: "TAKE" });
    await reaches("trouble");
    expect(context()).toMatchObject({ trouble: { kind: "printer", words }, visit: null });
    session.send({ type: "RETRY" });
    await reaches("takeIt");
    expect(agent.take).toHaveBeenCalledTimes(2);
  });

  it("shows the number alone when the paper did not come, long enough to write it down", async () => {
    agent.paper.mockResolvedValue(noPaper);
    await chooseService(bill);
    session.send({ type: "TAKE" });
    await reaches("numberAlone");
    expect(context()).toMatchObject({ visit: { ticket: "A001" }, print: noPaper });
    clock.increment(59_000);
    expect(step()).toBe("numberAlone");
    clock.increment(1_000);
    expect(step()).toBe("attract");
  });

  it("shows the number alone when the agent dies after issuing it", async () => {
    agent.paper.mockRejectedValue(new Error("gone"));
    await chooseService(bill);
    session.send({ type: "TAKE" });
    await reaches("numberAlone");
    expect(context().visit?.ticket).toBe("A001");
  });

  it("reprints the same number at a touch", async () => {
    agent.paper.mockResolvedValue(noPaper);
    await chooseService(bill);
    session.send({ type: "TAKE" });
    await reaches("numberAlone");
    session.send({ type: "REPRINT" });
    await reaches("takeIt");
    expect(context().print).toMatchObject({ copy: 2 });
  });

  it.each(["quote", "take"] as const)("says that this machine is recovering when the agent does not answer a %s", async (request) => {
    agent[request].mockRejectedValue(new Error("gone"));
    session.send({ type: "BEGIN", language: "zh" });
    session.send({ type: "SKIP" });
    session.send({ type: "SERVICE", service: bill });
    if (request === "take") {
      await vi.waitUntil(() => session.getSnapshot().matches({ step: { visit: "answer" } }));
      session.send({ type: "TAKE" });
    }
    await reaches("trouble");
    expect(context().trouble).toMatchObject({ kind: "agent-away", retry: request });
  });
});

describe("back and start again", () => {
  it("goes back from every step that asks something", () => {
    session.send({ type: "BEGIN", language: "zh" });
    session.send({ type: "PHONE" });
    session.send({ type: "BACK" });
    expect(step()).toEqual({ who: "choice" });
    session.send({ type: "SKIP" });
    session.send({ type: "BACK" });
    expect(step()).toEqual({ who: "choice" });
    session.send({ type: "BACK" });
    expect(step()).toBe("attract");
  });

  it("has no way back while a number is being made: it is the customer's", async () => {
    agent.take.mockReturnValue(new Promise(() => undefined));
    await chooseService(bill);
    session.send({ type: "TAKE" });
    session.send({ type: "START_AGAIN" });
    session.send({ type: "BACK" });
    clock.increment(600_000);
    expect(step()).toBe("taking");
  });

  it("changes language, size and height at any step without losing anything", async () => {
    await chooseService(bill);
    session.send({ type: "TOUCH" });
    for (const type of ["LANGUAGE", "ELDER", "WHEELCHAIR"] as const) session.send({ type });
    expect(context()).toMatchObject({ language: "en", elder: true, wheelchair: true, errands: [bill] });
    expect(step()).toEqual({ answer: "waiting" });
  });
});

describe("a customer who has gone", () => {
  it("is asked whether they are still there, and is forgotten when they are not", () => {
    session.send({ type: "BEGIN", language: "zh" });
    clock.increment(29_000);
    expect(attention()).toBe("watching");
    clock.increment(1_000);
    expect(attention()).toBe("warning");
    clock.increment(20_000);
    expect(step()).toBe("attract");
    expect(attention()).toBe("resting");
    expect(agent.leave).toHaveBeenCalledTimes(1);
  });

  it("has the whole time again with one touch, as often as they like", () => {
    session.send({ type: "BEGIN", language: "zh" });
    for (let round = 0; round < 12; round++) {
      clock.increment(45_000);
      expect(attention()).toBe("warning");
      session.send({ type: "TOUCH" });
      expect(attention()).toBe("watching");
    }
    expect(step()).toEqual({ who: "choice" });
  });

  it("is given twice as long in elder mode", () => {
    session.send({ type: "BEGIN", language: "zh", elder: true });
    clock.increment(59_000);
    expect(attention()).toBe("watching");
    clock.increment(1_000);
    expect(attention()).toBe("warning");
    clock.increment(39_000);
    expect(step()).not.toBe("attract");
    clock.increment(1_000);
    expect(step()).toBe("attract");
  });

  it("is given twice as long when they listen or work by switches, and nothing is taken by itself", async () => {
    session.send({ type: "UNHURRIED" });
    await chooseService(bill);
    expect(step()).toEqual({ answer: "waiting" });
    clock.increment(59_000);
    expect(attention()).toBe("watching");
    clock.increment(1_000);
    expect(attention()).toBe("warning");
    session.send({ type: "START_AGAIN" });
    expect(context().unhurried).toBe(false);
  });

  it("leaves the start as it was, though they had changed how it looks", () => {
    for (const type of ["CONTRAST", "LANGUAGE", "UNHURRIED", "FORGET"] as const) session.send({ type });
    expect([step(), context()]).toEqual(["attract", freshSession]);
  });

  it("is not waited for at the start, nor while a number is being made", async () => {
    clock.increment(3_600_000);
    expect(attention()).toBe("resting");
    agent.paper.mockReturnValue(new Promise(() => undefined));
    await chooseService(bill);
    session.send({ type: "TAKE" });
    await reaches("printing");
    clock.increment(3_600_000);
    expect(attention()).toBe("resting");
  });
});
