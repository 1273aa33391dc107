// A hub small enough to be made to misbehave: it decides with the real core, keeps nothing, and answers late or never when told to.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type Answer,
  type CounterId,
  type Envelope,
  type Hall,
  type HallPlan,
  type OperationId,
  type Question,
  type StaffId,
  type Trouble,
  type VisitId,
  decide,
  divert,
  emptyHall,
  envelopeSchema,
  evolve,
  hallFacts,
  hallPlanSchema,
  helloSchema,
  mayAsk,
  placeOfNewcomer,
  questionSchema,
  refuse,
  showKiosk,
  showTicket,
  showVisit,
  troubleSchema,
} from "@hallflow/queue-core";
import { Server, type Socket } from "socket.io";

const both = (zh: string, en: string) => ({ zh, en });
const allDay: [string, string] = ["00:00", "23:59"];

/** A hall of two lanes and a few services, open at any hour. */
export const smallPlan: HallPlan = hallPlanSchema.parse({
  version: 1,
  id: "test-hall",
  name: both("测试营业厅", "Test Hall"),
  demo: true,
  timeZone: "Asia/Shanghai",
  openingHours: { monday: allDay, tuesday: allDay, wednesday: allDay, thursday: allDay, friday: allDay, saturday: allDay, sunday: allDay },
  lastTicketsMinutesBeforeClose: 0,
  lanes: [
    { id: "basic", letter: "A", name: both("综合业务", "General"), shape: "circle", targetWaitMinutes: 20 },
    { id: "vip", letter: "V", name: both("专席业务", "Reception"), shape: "diamond", targetWaitMinutes: 5 },
  ],
  zones: [
    { id: "counters", name: both("柜台区", "Counters"), direction: both("进门直走", "straight ahead") },
    { id: "machines", name: both("自助区", "Machines"), direction: both("左侧", "on the left") },
  ],
  serviceGroups: [{ id: "bills", name: both("缴费与账单", "Bills"), icon: "receipt-text" }],
  services: [
    { id: "print-invoice", name: both("发票打印", "Print an invoice"), group: "bills", standardMinutes: 2, selfServiceZone: "machines" },
    { id: "explain-bill", name: both("账单解释", "Explain a bill"), group: "bills", standardMinutes: 15, popular: true },
  ],
  undecided: { name: both("不确定，带我看看", "Not sure, show me"), standardMinutes: 8 },
  counters: [{ id: "1", zone: "counters", lanes: ["basic", "vip"] }],
  dispatch: { policy: "target-wait" },
  absence: { recalls: 3, recallSpacingSeconds: 20, answerSeconds: 60, placesBehind: 3, passes: 2 },
  pauseReasons: [{ id: "meal", name: both("用餐", "Meal") }],
  announcements: {
    call: both("请 {ticket} 到 {counter}", "{ticket} to {counter}"),
    missed: both("{ticket} 过号", "{ticket} missed"),
    soon: both("{ticket} 准备", "{ticket} soon"),
  },
  ticketNote: both("过号请到咨询台", "Missed your call? Ask at the desk"),
  diversion: [
    { id: "reception", when: { tiers: ["vip"] }, lane: "vip", zone: "counters", reason: both("请到专席", "to reception") },
    {
      id: "machine-first",
      when: { selfService: true },
      lane: "basic",
      offerSelfService: true,
      reason: both("自助机马上能办", "a machine does it"),
    },
    { id: "all", when: {}, lane: "basic", zone: "counters", reason: both("请就座等候", "please take a seat") },
  ],
});

/** "silent" carries out what it is asked and never says so; "deaf" has not heard of it, and the message is still on its way. */
type Manners = "well" | "silent" | "deaf";

export interface FakeHub {
  readonly url: string;
  readonly token: string;
  readonly hall: Hall;
  readonly troubles: Trouble[];
  /** How the commands from here on are treated. */
  manners: Manners;
  /** Called when a number has been issued, before anybody is told. */
  onIssue: () => void;
  /** Whether kiosks are leased numbers, and until when these are good. */
  leases: boolean;
  leasedUntilAt: number | null;
  /** What `identify` answers. */
  vip: boolean;
  /** The visits that a kiosk has asked to cancel. */
  readonly cancels: VisitId[];
  /** Lets the messages arrive that were still on their way. */
  deliverLost(): void;
  openDay(day?: string): void;
  closeDay(): void;
  /** Cuts every connection and takes no other until it is released. */
  hold(): void;
  release(): void;
  /** Cuts every connection; devices come back by themselves. */
  cut(): void;
  stop(): Promise<void>;
}

export async function startFakeHub(plan: HallPlan = smallPlan): Promise<FakeHub> {
  const hall = emptyHall();
  const answers = new Map<OperationId, Answer>();
  const troubles: Trouble[] = [];
  const lost: Envelope[] = [];
  const token = "a-kiosk-token";
  const http = createServer((_, response) => response.writeHead(404).end());
  const io = new Server(http, { transports: ["websocket"] });
  const now = Date.now;

  const tell = (socket: Pick<Socket, "emit">): void =>
    void socket.emit("push", { sequence: hall.sequence, time: { at: now(), rate: 1 }, view: showKiosk(hall, plan, now()) });

  const carryOut = ({ operation, command, ageMs, validForMs }: Envelope): Answer => {
    const known = answers.get(operation);
    if (known) return known;
    if (!mayAsk("kiosk", command.type)) return { kind: "refused", refusal: refuse("not-allowed", { role: "kiosk" }) };
    if (command.type === "lease-numbers" && !hub.leases) return { kind: "refused", refusal: refuse("not-allowed", { role: "kiosk" }) };
    if (validForMs !== undefined && ageMs > validForMs) return { kind: "refused", refusal: refuse("press-expired") };
    const decision = decide(hall, command, now());
    let answer: Answer;
    if ("refusal" in decision) answer = { kind: "refused", refusal: decision.refusal };
    else {
      for (const event of decision.events) evolve(hall, event);
      const visit = "visit" in command ? hall.visits.get(command.visit) : undefined;
      const leased = decision.events.find((event) => event.type === "numbers-leased");
      const lease = leased && {
        letter: leased.letter,
        day: leased.day,
        first: leased.first,
        count: leased.count,
        untilAt: hub.leasedUntilAt,
      };
      const result = { visit: visit ? showVisit(hall, plan, visit, now()) : null, counter: null, ...(lease && { lease }) };
      answer = { kind: "done", result };
    }
    if (command.type === "take-ticket" && answer.kind === "done") hub.onIssue();
    answers.set(operation, answer);
    tell(io);
    return answer;
  };

  const reply = (question: Question): Answer<unknown> => {
    if (question.type === "identify") {
      return { kind: "done", result: { tier: hub.vip ? "vip" : "standard", masked: "138****8000", known: hub.vip } };
    }
    if (question.type === "ticket") {
      const found = showTicket(hall, plan, question.token, now());
      return found ? { kind: "done", result: found } : { kind: "refused", refusal: refuse("unknown-visit") };
    }
    if (question.type !== "quote") throw new Error(`this hub does not answer ${question.type}`);
    const { lane, zone, reason, selfService } = divert(plan, question, hallFacts(hall, plan, now()));
    const { peopleAhead, wait } = placeOfNewcomer(hall, plan, lane, 0, now());
    return { kind: "done", result: { lane, zone, reason, selfService, peopleAhead, waitRange: wait } };
  };

  let isHeld = false;
  io.use((socket, next) => {
    const known = helloSchema.safeParse(socket.handshake.auth).data?.token === token;
    return next(known && !isHeld ? undefined : new Error("no"));
  });
  io.on("connection", (socket) => {
    socket.emit("welcome", { hub: "fake", plan, demo: true });
    tell(socket);
    socket.on("command", (raw: unknown, answer: (answer: Answer) => void) => {
      const envelope = envelopeSchema.parse(raw);
      if (hub.manners === "deaf") return void lost.push(envelope);
      if (envelope.command.type === "cancel") hub.cancels.push(envelope.command.visit);
      const done = carryOut(envelope);
      if (hub.manners === "well") answer(done);
    });
    socket.on("ask", (raw: unknown, answer: (answer: Answer<unknown>) => void) => {
      if (hub.manners === "well") answer(reply(questionSchema.parse(raw)));
    });
    socket.on("trouble", (raw: unknown) => void troubles.push(troubleSchema.parse(raw)));
  });

  const system = (...commands: Parameters<typeof decide>[1][]): void => {
    for (const command of commands) {
      const decision = decide(hall, command, now());
      if ("refusal" in decision) throw new Error(decision.refusal.words.en);
      for (const event of decision.events) evolve(hall, event);
    }
    tell(io);
  };

  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  const { port } = http.address() as AddressInfo;
  const hub: FakeHub = {
    url: `http://127.0.0.1:${String(port)}`,
    token,
    hall,
    troubles,
    manners: "well",
    onIssue: () => undefined,
    leases: false,
    leasedUntilAt: null,
    vip: false,
    cancels: [],
    deliverLost: () => {
      for (const envelope of lost.splice(0)) carryOut(envelope);
    },
    openDay: (day = "2026-03-02") =>
      system(
        { type: "open-day", day, dayStartAt: now() - 10 * 3_600_000, ticketsStopAt: null, closesAt: null },
        { type: "sign-in", counter: "1" as CounterId, staff: "T1" as StaffId },
      ),
    closeDay: () => system({ type: "sign-out", counter: "1" as CounterId }, { type: "close-day" }),
    hold: () => {
      isHeld = true;
      io.disconnectSockets(true);
    },
    release: () => void (isHeld = false),
    cut: () => io.disconnectSockets(true),
    stop: () => new Promise((resolve) => void io.close(() => resolve())),
  };
  system({ type: "publish-plan", plan });
  hub.openDay();
  return hub;
}
