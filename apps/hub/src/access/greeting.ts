// How a device that connects is met: read, known, and shown only what its role may see.

import { type Hello, type Rejection, type Role, helloSchema } from "@hallflow/queue-core";
import type { Access } from "./access.ts";
import type { Caller } from "./caller.ts";

/** What is known of a connected device. */
export interface Attended {
  readonly hello: Hello;
  readonly caller: Caller;
}

/** What each view may be shown to: a role sees its own, and staff who answer for the hall see all. */
const viewers: Record<Hello["view"], readonly Role[]> = {
  kiosk: ["kiosk", "manager", "administrator"],
  teller: ["teller", "manager"],
  guide: ["guide", "manager"],
  pad: ["pad", "manager"],
  lobby: ["lobby", "teller", "manager", "administrator"],
  window: ["lobby", "teller", "manager", "administrator"],
  rating: ["lobby", "manager"],
  manager: ["manager", "administrator"],
};

/** Who has connected, or why they are not let in. */
export function meet(access: Access, greeting: unknown): Attended | Rejection {
  const hello = helloSchema.safeParse(greeting);
  if (!hello.success) return unreadable;
  const caller = access.greet(hello.data);
  if ("need" in caller) return caller;
  if (!viewers[hello.data.view].includes(caller.role)) return wrongView(caller.role);
  return { hello: asEnrolled(hello.data, caller), caller };
}

/** An enrolled device is who it was enrolled as and stands where it was put, whatever it says of itself. */
function asEnrolled(hello: Hello, { device }: Caller): Hello {
  if (!device) return hello;
  return { ...hello, device: device.id, counter: device.counter ?? hello.counter, zone: device.zone ?? hello.zone };
}

const unreadable: Rejection = {
  words: { zh: "设备连接信息有误，请升级设备软件。", en: "The device's greeting cannot be read; update its software." },
  need: null,
};
const wrongView = (role: Role): Rejection => ({
  words: { zh: `“${role}”的令牌不能打开此画面。`, en: `A token of the role “${role}” does not open this screen.` },
  need: "enrolment",
});
