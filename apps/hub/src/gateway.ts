// The socket.io side of the hub: every message parsed by its schema, checked against the sender's role, and answered.

import type { Server as HttpServer } from "node:http";
import {
  type Answer,
  type Command,
  type CounterId,
  type Hello,
  type Push,
  type Rejection,
  administerSchema,
  announcedSchema,
  envelopeSchema,
  questionSchema,
  questionsOf,
  refuse,
  troubleSchema,
  type Welcome,
} from "@hallflow/queue-core";
import { hash } from "node:crypto";
import { Server, type Socket } from "socket.io";

import type { Access } from "./access/access.ts";
import { Allowance } from "./access/allowance.ts";
import type { Administration } from "./access/administration.ts";
import { type Caller, inTheirName, notTheirs, placeOfCaller } from "./access/caller.ts";
import { type Attended, meet } from "./access/greeting.ts";
import type { Commander } from "./commander.ts";
import type { Conditions } from "./conditions.ts";
import { read } from "./mistakes.ts";
import { Outlet } from "./outlet.ts";
import { type People, isPersonQuestion } from "./people/people.ts";
import type { Publisher, Subscriber } from "./publisher.ts";
import type { Audit } from "./audit.ts";
import type { Questions } from "./questions.ts";
import type { Summons } from "./voice/summons.ts";

export interface GatewayParts {
  readonly access: Access;
  readonly commander: Commander;
  readonly publisher: Publisher;
  readonly conditions: Conditions;
  readonly questions: Questions;
  readonly summons: Pick<Summons, "attend">;
  readonly people: Pick<People, "answer">;
  readonly administration: Pick<Administration, "answer">;
  readonly welcome: () => Welcome | null;
  readonly announced: (device: string, report: { serial: number; how: "shown" | "spoken" | "failed" }) => void;
}

/** A cut link is known on both sides within pingInterval + pingTimeout: 2.5 s. */
const heartbeat = { pingInterval: 1_000, pingTimeout: 1_500 };
const largestMessageBytes = 16 * 1024;
/** Who has connected says who they are within this time, or is let go. */
const greetingMs = 5_000;

export function openGateway(server: HttpServer, parts: GatewayParts): Server {
  const io = new Server(server, {
    ...heartbeat,
    transports: ["websocket"],
    maxHttpBufferSize: largestMessageBytes,
    serveClient: false,
    connectTimeout: greetingMs,
    allowRequest: (request, allow) => allow(null, sameOrigin(request.headers.origin, request.headers.host)),
  });
  io.use((socket, next) => {
    const met = meet(parts.access, socket.handshake.auth);
    if ("need" in met) return next(Object.assign(new Error(met.words.en), { data: met }));
    const { view, counter } = met.hello;
    const isOfCounter = view === "window" || view === "rating" || view === "pad";
    if (isOfCounter && !parts.commander.hall.plan?.counters.some(({ id }) => id === counter))
      return next(Object.assign(new Error(noCounter.words.en), { data: noCounter }));
    Object.assign(socket.data, met);
    return next();
  });
  const outlets = new WeakMap<Subscriber, { readonly room: string; readonly outlet: Outlet }>();
  // One push is written once, however many devices it goes to.
  parts.publisher.deliver = (to, push) => {
    const rooms = to.flatMap((subscriber) => {
      const found = outlets.get(subscriber);
      return found?.outlet.offer(push) ? [found.room] : [];
    });
    if (rooms.length > 0) io.to(rooms).emit("push", push);
  };
  // In the next turn: whoever signs out, or revokes the very device they use, still gets the answer.
  parts.access.onDismissed((isGone) => setImmediate(() => dismiss(io, isGone)));
  io.on("connection", (socket) => {
    bound(io, socket);
    const outlet = new Outlet({
      isClear: () => socket.conn.transport.writable,
      send: (push) => void socket.emit("push", push),
      cut: () => void socket.disconnect(true),
    });
    socket.conn.transport.on("ready", () => outlet.cleared());
    const subscriber = attend(socket, parts, () => outlet.mayAsk());
    outlets.set(subscriber, { room: socket.id, outlet });
    // A device that is back before its old link was known to be cut keeps what it has reported over the new one.
    socket.on("disconnect", () => {
      const { device } = (socket.data as Attended).hello;
      const others = [...io.sockets.sockets.values()].filter(
        (other) => other !== socket && (other.data as Attended).hello.device === device,
      );
      if (others.length === 0) parts.conditions.clearAll(`${device}:`);
    });
  });
  return io;
}

const noCounter: Rejection = {
  words: {
    zh: "此设备属于一个窗口，请写明是哪个：画面如 /window?counter=3，呼叫器如 HALL_COUNTER=3。",
    en: "This device belongs to a counter and must say which: a screen such as /window?counter=3, a call pad with HALL_COUNTER=3.",
  },
  need: null,
};

/** A page of another site must not speak for a device; programs without an origin show a token instead. */
function sameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined || origin.startsWith("app://")) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Connections of one enrolled device at once: its page, and the one that it comes back with before the old is known to be cut. */
const perDevice = 3;

/** An enrolled device asks a few times a second over a connection or two; one that does much more is no longer itself. */
function bound(io: Server, socket: Socket): void {
  const { device } = (socket.data as Attended).caller;
  if (!device) return;
  const same = [...io.sockets.sockets.values()].filter((other) => (other.data as Attended).caller.device?.id === device.id);
  for (const oldest of same.slice(0, -perDevice)) oldest.disconnect(true);
  const allowance = new Allowance(performance.now());
  socket.use((_, next) => void (allowance.spend(performance.now()) ? next() : socket.disconnect(true)));
}

function dismiss(io: Server, isGone: (caller: Caller) => boolean): void {
  for (const socket of io.sockets.sockets.values()) if (isGone((socket.data as Attended).caller)) socket.disconnect(true);
}

/** What is needed of a connection to serve the device at its other end. */
export interface DeviceSocket {
  readonly data: unknown;
  emit(event: string, ...words: unknown[]): unknown;
  on(event: string, listener: (...words: unknown[]) => void): unknown;
}

/** All but the door itself: whoever is served has come through it. */
type AttendParts = Omit<GatewayParts, "access"> & {
  readonly access: Pick<Access, "pressed" | "endSession"> & { readonly audit: Pick<Audit, "add"> };
};

/** Serves one connected device, whose greeting has been accepted, until it goes. `listens` is asked before each command. */
export function attend(socket: DeviceSocket, parts: AttendParts, listens: () => boolean = () => true): Subscriber {
  const { hello, caller } = socket.data as Attended;
  const { actor } = caller;
  const subscriber: { view: Hello["view"]; counter: CounterId | null; push: (push: Push) => void } = {
    view: hello.view,
    counter: hello.counter ?? null,
    ...(hello.view === "kiosk" && { machine: { device: hello.device, place: hello.place ?? null } }),
    push: (push: Push) => void socket.emit("push", push),
  };
  const welcome = parts.welcome();
  if (welcome) socket.emit("welcome", { ...welcome, place: placeOfCaller(caller), person: caller.person });
  const leave = parts.publisher.add(subscriber);
  socket.on("disconnect", leave);
  const { device, zone = null, speaks = false } = hello;
  const attendance =
    hello.view === "lobby"
      ? parts.summons.attend(zone, { device, speaks, announce: (announcement) => void socket.emit("announce", announcement) })
      : null;
  if (attendance) socket.on("disconnect", () => attendance.leave());

  socket.on("command", (message: unknown, reply: unknown) => {
    if (typeof reply !== "function" || !listens()) return;
    const answer = reply as (answer: Answer) => void;
    const envelope = read(envelopeSchema, message);
    if ("mistakes" in envelope) return answer({ kind: "malformed", mistakes: envelope.mistakes });
    const { operation, command, ageMs, validForMs, seen } = envelope.data;
    const refusal = notTheirs(caller, hello.device, command);
    if (refusal) return answer({ kind: "refused", refusal });
    parts.access.pressed(caller);
    const fingerprint = hash("sha256", JSON.stringify(command));
    void parts.commander
      .submit({ command: inTheirName(caller, command), actor, operation, fingerprint, ageMs, validForMs, seen })
      .then((result) => {
        noteGivenPrecedence(parts.access.audit, actor, command, result);
        if (command.type === "sign-in" && result.kind === "done") subscriber.counter = command.counter;
        if (command.type === "sign-out" && result.kind === "done") leftSeat(caller, parts.access);
        answer(result);
      });
  });

  socket.on("ask", (message: unknown, reply: unknown) => {
    if (typeof reply !== "function") return;
    const answer = reply as (answer: Answer<unknown>) => void;
    const question = read(questionSchema, message);
    if ("mistakes" in question) return answer({ kind: "malformed", mistakes: question.mistakes });
    const { data } = question;
    if (!questionsOf[caller.role].includes(data.type))
      return answer({ kind: "refused", refusal: refuse("not-allowed", { role: caller.role }) });
    parts.access.pressed(caller);
    const known = () => (isPersonQuestion(data) ? parts.people.answer(caller, subscriber.counter, data) : parts.questions.answer(data));
    void parts.commander.whenStored(known).then(answer);
  });

  socket.on("administer", (message: unknown, reply: unknown) => {
    if (typeof reply !== "function") return;
    const answer = reply as (answer: Answer<unknown>) => void;
    const request = read(administerSchema, message);
    if ("mistakes" in request) return answer({ kind: "malformed", mistakes: request.mistakes });
    parts.access.pressed(caller);
    void parts.administration.answer(caller, request.data).then(answer, () => answer({ kind: "unavailable", words: notWritten }));
  });

  socket.on("announced", (message: unknown) => {
    const report = announcedSchema.safeParse(message);
    if (!report.success || !attendance) return;
    const { serial, how } = report.data;
    parts.announced(hello.device, report.data);
    if (how !== "shown") attendance.report(serial, how);
  });

  socket.on("trouble", (message: unknown) => {
    const trouble = troubleSchema.safeParse(message);
    if (!trouble.success) return;
    const { id, raised, severity, words } = trouble.data;
    if (raised) parts.conditions.raise(`${hello.device}:${id}`, severity, words);
    else parts.conditions.clear(`${hello.device}:${id}`);
  });
  return subscriber;
}

/** Staff who take a number for somebody and say why it goes first: the journal has it, and so has whoever reads the audit log. */
function noteGivenPrecedence(audit: Pick<Audit, "add">, actor: string, command: Command, result: Answer): void {
  if ((command.type !== "take-ticket" && command.type !== "hand-in") || command.because === undefined) return;
  const ticket = result.kind === "done" ? result.result.visit?.ticket : undefined;
  if (ticket !== undefined) audit.add(actor, "precedence-given", ticket, { because: command.because, needs: command.needs });
}

/** A teller who leaves the counter has signed out of the console too: the next one there signs in as themselves. */
function leftSeat({ role, session }: Caller, access: Pick<Access, "endSession">): void {
  if (role === "teller" && session) access.endSession(session, "signed-out");
}

const notWritten = {
  zh: "主机暂时无法写入数据，本次操作没有执行。",
  en: "The hub cannot write its data just now. Nothing was done.",
};
