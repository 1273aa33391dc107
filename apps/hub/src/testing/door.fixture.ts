// A hall with its doors closed, for tests: a first administrator, devices that are enrolled and staff that signs in, as people would do it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AdministerRequest, AdministerResults, AdministerType, Answer, DeviceKind, Hello, StaffRole } from "@hallflow/queue-core";
import { type Socket, io } from "socket.io-client";
import { type TrialHub, demoPlan, startTrialHub } from "./trial-hub.ts";

type Place = { counter?: string | null; zone?: string | null; device?: string };

export class ClosedHall {
  readonly hub: TrialHub;
  readonly administrator: Socket;
  #devices = 1;
  readonly #sockets = new Set<Socket>();

  private constructor(hub: TrialHub, administrator: Socket) {
    this.hub = hub;
    this.administrator = administrator;
    this.#sockets.add(administrator);
  }

  /** Starts a hall that is no demo, and makes 站长 its administrator with the code that the hub has written. */
  static async start(options: Parameters<typeof startTrialHub>[0] = {}): Promise<ClosedHall> {
    const hub = await startTrialHub({ plan: demoPlan({ demo: false }), ...options });
    const code = readFileSync(join(hub.folder, "setup-code.txt"), "utf8").trim();
    const made = await hub.call(null, "POST", "/api/set-up", { device: "manager-1", code, staff: "站长", password: "first-password" });
    const { key, session } = made.body as { key: string; session: string };
    return new ClosedHall(hub, await connect(hub, { token: key, session, view: "manager" }));
  }

  /** Enrols a device as a manager does, by the code on its screen; answers its key. */
  async enrol(kind: DeviceKind, { counter = null, zone = null, device = `${kind}-${++this.#devices}` }: Place = {}): Promise<string> {
    const { claim, code } = (await this.hub.call(null, "POST", "/api/enrolments", { kind, device })).body as {
      claim: string;
      code: string;
    };
    await this.administer({ type: "approve-device", code, name: `${kind} ${counter ?? zone ?? ""}`.trim(), counter, zone } as never);
    return ((await this.hub.call(null, "GET", `/api/enrolments/${claim}`)).body as { key: string }).key;
  }

  /** Makes an account unless it is there, and signs in with it at a device; answers the session. */
  async signIn(key: string, staff: string, role: StaffRole): Promise<string> {
    const password = `password-of-${staff}`;
    await this.administer({ type: "add-account", staff, role, password } as never);
    const answer = await this.hub.call(null, "POST", "/api/sign-in", { key, staff, password });
    return (answer.body as { session: string }).session;
  }

  async administer<T extends AdministerType>(request: Extract<AdministerRequest, { type: T }>): Promise<Answer<AdministerResults[T]>> {
    return (await this.administrator.emitWithAck("administer", request)) as Answer<AdministerResults[T]>;
  }

  async connect(hello: Partial<Hello>): Promise<Socket> {
    const socket = await connect(this.hub, hello);
    this.#sockets.add(socket);
    return socket;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.close();
    await this.hub.stop();
  }
}

/** Connects once; rejects with what the hub said when it lets nobody in. */
async function connect(hub: Pick<TrialHub, "address">, hello: Partial<Hello>): Promise<Socket> {
  const auth = { protocol: 1, view: "manager", device: "test", ...hello };
  const socket = io(hub.address, { transports: ["websocket"], auth, reconnection: false, forceNew: true });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("connect_error", reject));
  return socket;
}
