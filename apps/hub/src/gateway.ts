// The socket.io side of the hub: every message parsed by its schema, checked against the sender's role, and answered.

import type { Server as HttpServer } from "node:http";
import {
  type Answer,
  type CounterId,
  type Hello,
  type Push,
  type Role,
  announcedSchema,
  envelopeSchema,
  helloSchema,
  mayAsk,
  questionSchema,
  refuse,
  troubleSchema,
  type Welcome,
} from "@hallflow/queue-core";
import { hash } from "node:crypto";
import { Server } from "socket.io";
import type { Access } from "./access.ts";
import type { Commander } from "./commander.ts";
import type { Conditions } from "./conditions.ts";
import { read } from "./mistakes.ts";
import { Outlet } from "./outlet.ts";
import type { Publisher, Subscriber } from "./publisher.ts";
import type { Questions } from "./questions.ts";
import type { Summons } from "./voice/summons.ts";

export interface GatewayParts {
  readonly access: Access;
  readonly commander: Commander;
  readonly publisher: Publisher;
  readonly conditions: Conditions;
  readonly questions: Questions;
  readonly summons: Pick<Summons, "attend">;
  readonly welcome: () => Welcome | null;
  readonly announced: (device: string, report: { serial: number; how: "shown" | "spoken" | "failed" }) => void;
}

/** A cut link is known on both sides within pingInterval + pingTimeout: 2.5 s. */
const heartbeat = { pingInterval: 1_000, pingTimeout: 1_500 };
const largestMessageBytes = 16 * 1024;

/** What each view may be shown to: a role sees its own, and staff who answer for the hall see all. */
const viewers: Record<Hello["view"], readonly Role[]> = {
  kiosk: ["kiosk", "manager", "administrator"],
  teller: ["teller", "manager"],
  lobby: ["lobby", "teller", "manager", "administrator"],
  manager: ["manager", "administrator"],
};

export function openGateway(server: HttpServer, parts: GatewayParts): Server {
  const io = new Server(server, {
    ...heartbeat,
    transports: ["websocket"],
    maxHttpBufferSize: largestMessageBytes,
    serveClient: false,
    allowRequest: (request, allow) => allow(null, sameOrigin(request.headers.origin, request.headers.host)),
  });
  io.use((socket, next) => {
    const hello = helloSchema.safeParse(socket.handshake.auth);
    const role = hello.success ? parts.access.roleOf(hello.data.token) : undefined;
    if (!hello.success)
      return next(rejection("设备连接信息有误，请升级设备软件。", "The device's greeting cannot be read; update its software."));
    if (!role)
      return next(
        rejection("访问令牌无效，请向管理员索取新的令牌。", "The access token is not valid here; ask the administrator for a new one."),
      );
    if (!viewers[hello.data.view].includes(role)) {
      return next(rejection(`“${role}”的令牌不能打开此画面。`, `A token of the role “${role}” does not open this screen.`));
    }
    Object.assign(socket.data, { hello: hello.data, role });
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
  io.on("connection", (socket) => {
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
      const { device } = (socket.data as { hello: Hello }).hello;
      const others = [...io.sockets.sockets.values()].filter(
        (other) => other !== socket && (other.data as { hello: Hello }).hello.device === device,
      );
      if (others.length === 0) parts.conditions.clearAll(`${device}:`);
    });
  });
  return io;
}

/** A page of another site must not speak for a device; programs without an origin show a token instead. */
function sameOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined || origin.startsWith("app://")) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

function rejection(zh: string, en: string): Error {
  return Object.assign(new Error(en), { data: { words: { zh, en } } });
}

/** What is needed of a connection to serve the device at its other end. */
export interface DeviceSocket {
  readonly data: unknown;
  emit(event: string, ...words: unknown[]): unknown;
  on(event: string, listener: (...words: unknown[]) => void): unknown;
}

/** Serves one connected device, whose greeting has been accepted, until it goes. `listens` is asked before each command. */
export function attend(socket: DeviceSocket, parts: Omit<GatewayParts, "access">, listens: () => boolean = () => true): Subscriber {
  const { hello, role } = socket.data as { hello: Hello; role: Role };
  const actor = `${role}:${hello.device}`;
  const subscriber: { view: Hello["view"]; counter: CounterId | null; push: (push: Push) => void } = {
    view: hello.view,
    counter: hello.counter ?? null,
    push: (push: Push) => void socket.emit("push", push),
  };
  const welcome = parts.welcome();
  if (welcome) socket.emit("welcome", welcome);
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
    if (!mayAsk(role, command.type)) return answer({ kind: "refused", refusal: refuse("not-allowed", { role }) });
    // Numbers are leased to a device: another's must not be given out or handed in under its name.
    if ("device" in command && command.device !== hello.device) {
      return answer({ kind: "refused", refusal: refuse("not-allowed", { role }) });
    }
    const fingerprint = hash("sha256", JSON.stringify(command));
    void parts.commander.submit({ command, actor, operation, fingerprint, ageMs, validForMs, seen }).then((result) => {
      if (command.type === "sign-in" && result.kind === "done") subscriber.counter = command.counter;
      answer(result);
    });
  });

  socket.on("ask", (message: unknown, reply: unknown) => {
    if (typeof reply !== "function") return;
    const answer = reply as (answer: Answer<unknown>) => void;
    const question = read(questionSchema, message);
    answer("mistakes" in question ? { kind: "malformed", mistakes: question.mistakes } : parts.questions.answer(question.data));
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
