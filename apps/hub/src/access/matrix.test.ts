// Every role × everything that can be asked on the socket, over the real gateway, judged by the tables that it reads; routes.test.ts has HTTP.

import {
  type Hello,
  type Role,
  administerSchema,
  administration,
  commandSchema,
  permissions,
  questionSchema,
  questionsOf,
  roleSchema,
} from "@hallflow/queue-core";
import { type Socket, io } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { everyAdministration, everyCommand, everyQuestion } from "../testing/every-command.fixture.ts";
import { type TrialHub, startTrialHub } from "../testing/trial-hub.ts";

/** What is allowed here is carried out, the closing of the day too: what matters is who refuses. */
let hub: TrialHub;
const sockets = new Map<Role, Socket>();
const views = {
  kiosk: "kiosk",
  teller: "teller",
  guide: "guide",
  pad: "pad",
  lobby: "lobby",
  manager: "manager",
  administrator: "manager",
} as const;
const roles = Object.keys(views) as (keyof typeof views)[];

beforeAll(async () => {
  hub = await startTrialHub();
  for (const role of roles) {
    const auth: Partial<Hello> = {
      protocol: 1,
      token: hub.tokens[role],
      view: views[role],
      device: `test-${role}`,
      ...(role === "pad" && { counter: "1" as never }),
    };
    const socket = io(hub.address, { transports: ["websocket"], auth, reconnection: false, forceNew: true });
    await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("connect_error", reject));
    sockets.set(role, socket);
  }
});
afterAll(async () => {
  for (const socket of sockets.values()) socket.close();
  await hub.stop();
});

interface Answered {
  readonly kind: string;
  readonly refusal?: { readonly type: string };
}
const ask = async (role: Role, event: string, message: object): Promise<Answered> =>
  (await sockets.get(role)?.emitWithAck(event, message)) as Answered;
const pairs = (asked: object) => roles.flatMap((role) => Object.keys(asked).map((type) => [role, type] as const));
const names = (schema: { options: readonly { shape: { type: { value: string } } }[] }) =>
  schema.options.map(({ shape }) => shape.type.value).sort();

describe("on the socket", () => {
  it("nothing that can be asked is left out here", () => {
    expect(Object.keys(everyCommand).sort()).toEqual(names(commandSchema));
    expect(Object.keys(everyQuestion).sort()).toEqual(names(questionSchema));
    expect(Object.keys(everyAdministration).sort()).toEqual(names(administerSchema));
    expect([...roles, "system"].sort()).toEqual([...roleSchema.options].sort());
  });

  it.each(pairs(everyCommand))("%s asks for %s as the table of permissions says", async (role, type) => {
    const of = { ...everyCommand[type], ...(type === "lease-numbers" || type === "hand-in" ? { device: `test-${role}` } : {}) };
    const answer = await ask(role, "command", { operation: crypto.randomUUID(), command: { type, ...of } });
    expect(answer.kind).not.toBe("malformed");
    expect(answer.refusal?.type === "not-allowed").toBe(!permissions[role].some((permitted) => permitted === type));
  });

  it.each(pairs(everyQuestion))("%s asks the question %s as the table says", async (role, type) => {
    const answer = await ask(role, "ask", { type, ...everyQuestion[type] });
    expect(answer.kind).not.toBe("malformed");
    expect(answer.refusal?.type === "not-allowed").toBe(!questionsOf[role].some((permitted) => permitted === type));
  });

  // Whom nobody signed in has no password to change: that refusal is the same as the table's, and so not told apart here.
  const administered = pairs(everyAdministration).filter(([, type]) => type !== "change-password");
  it.each(administered)("%s looks after devices and staff by %s as the table says", async (role, type) => {
    const answer = await ask(role, "administer", { type, ...everyAdministration[type] });
    expect(answer.kind).not.toBe("malformed");
    expect(answer.refusal?.type === "not-allowed").toBe(!administration[role].some((permitted) => permitted === type));
  });

  it("the operator's systems have no screen", async () => {
    for (const view of ["kiosk", "teller", "guide", "lobby", "manager"]) {
      const auth = { protocol: 1, token: hub.tokens.system, view, device: "system-1" };
      const socket = io(hub.address, { transports: ["websocket"], auth, reconnection: false, forceNew: true });
      await expect(
        new Promise((resolve, reject) => socket.once("connect", resolve as () => void).once("connect_error", reject)),
      ).rejects.toThrow("does not open this screen");
    }
  });
});
