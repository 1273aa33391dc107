// The door over HTTP: how a device without a key gets one, and how a person signs in at a device that has one.

import {
  type StaffId,
  type Words,
  deviceKindSchema,
  deviceSchema,
  kindsOfStaff,
  passwordSchema,
  staffIdSchema,
} from "@hallflow/queue-core";
import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import type { Access } from "../access/access.ts";
import { roleOfKind } from "../access/caller.ts";
import { codeLivesMs } from "../access/enrolments.ts";
import { SignIn } from "../access/sign-in.ts";
import { read } from "../mistakes.ts";
import { problems } from "./replies.ts";

const secret = z.string().min(20).max(200);
const kindParams = z.strictObject({ kind: deviceKindSchema });
const enrolmentBody = z.strictObject({ kind: deviceKindSchema, device: deviceSchema });
const claimParams = z.strictObject({ claim: secret });
const signInBody = z.strictObject({ key: secret, staff: staffIdSchema, password: z.string().min(1).max(128) });
const setUpBody = z.strictObject({ device: deviceSchema, code: z.string().min(1).max(40), staff: staffIdSchema, password: passwordSchema });

/** Guesses and codes cost the hub work or memory: so many a minute from one address are plenty for people. */
const forPeople = { rateLimit: { max: 30, timeWindow: "1 minute" } };
/** A device asks every two seconds whether its code has been typed. */
const forWaiting = { rateLimit: { max: 120, timeWindow: "1 minute" } };

/** Serves /api/session, /api/enrolments, /api/sign-in and /api/set-up. */
export function serveDoor(server: FastifyInstance, access: Access): void {
  const signIn = new SignIn(access);

  server.get("/api/session/:kind", async (request, reply) => {
    const params = read(kindParams, request.params);
    if ("mistakes" in params) return reply.status(404).send(problems.notFound);
    if (access.demo) return reply.send({ token: access.tokens.tokenOf(roleOfKind[params.data.kind]) });
    return reply.status(403).send({ type: "no-token", words: enrolFirst, needsSetUp: access.setup.isOpen });
  });

  server.post("/api/enrolments", { config: forPeople }, async (request, reply) => {
    const body = read(enrolmentBody, request.body);
    if ("mistakes" in body) return malformed(reply, body.mistakes);
    const asked = access.enrolments.ask(body.data.kind, body.data.device, request.ip, Date.now());
    if (!asked) return tooMany(reply, tooManyWait, 60);
    return reply.status(201).send({ ...asked, livesMs: codeLivesMs });
  });

  server.get("/api/enrolments/:claim", { config: forWaiting }, async (request, reply) => {
    const params = read(claimParams, request.params);
    const claimed = "mistakes" in params ? undefined : access.enrolments.claimed(params.data.claim, Date.now());
    if (!claimed) return reply.status(404).send(problems.notFound);
    const device = claimed.isApproved ? access.devices.get(claimed.name) : undefined;
    if (!device) return reply.send({ state: "waiting" });
    // An answer that was lost may be asked for again, until the device has shown that it has its key.
    if (device.lastSeenAt !== null) access.enrolments.remove(claimed.code);
    return device.lastSeenAt === null
      ? reply.send({ state: "approved", key: access.devices.newKey(device.id) })
      : reply.status(404).send(problems.notFound);
  });

  server.post("/api/sign-in", { config: forPeople }, async (request, reply) => {
    const body = read(signInBody, request.body);
    if ("mistakes" in body) return malformed(reply, body.mistakes);
    const { key, staff, password } = body.data;
    const device = access.devices.ofKey(key, Date.now());
    if (!device || !kindsOfStaff.includes(device.kind)) return reply.status(403).send({ type: "no-token", words: enrolFirst });
    return answerSignIn(reply, await signIn.at(device, staff, password));
  });

  server.post("/api/set-up", { config: forPeople }, async (request, reply) => {
    const body = read(setUpBody, request.body);
    if ("mistakes" in body) return malformed(reply, body.mistakes);
    const { code, staff, password, device } = body.data;
    if (!access.setup.fits(code)) {
      access.audit.add(request.ip, "sign-in-failed", "set-up");
      return reply.status(403).send({ type: "no-token", words: wrongCode });
    }
    const made = await setUp(access, { staff, password, device, address: request.ip });
    return made === null ? reply.status(403).send({ type: "no-token", words: wrongCode }) : reply.status(201).send(made);
  });
}

/** Makes the first administrator, and enrols the device at which they typed the code; null when another was faster. */
async function setUp(
  access: Access,
  { staff, password, device: id, address }: { staff: StaffId; password: string; device: string; address: string },
): Promise<{ key: string; session: string } | null> {
  const hashed = await access.passwords.hash(password);
  if (!access.setup.isOpen) return null;
  access.audit.add(staff, "set-up", staff, { address });
  access.accounts.save({ staff, role: "administrator", password: hashed, isActive: true, signedInAt: Date.now() });
  const place = { counter: null, zone: null };
  const device = access.devices.add({ id, kind: "manager", name: `${staff} 1`, ...place, approvedBy: "set-up" }, Date.now());
  const key = access.devices.newKey(device.id);
  const session = access.sessions.begin(staff, device.id, Date.now());
  access.setup.close();
  return { key, session: session.key };
}

function answerSignIn(reply: FastifyReply, signedIn: Awaited<ReturnType<SignIn["at"]>>): FastifyReply {
  switch (signedIn.kind) {
    case "done":
      return reply.send({ session: signedIn.session, staff: signedIn.account.staff, role: signedIn.account.role });
    case "refused":
      return reply.status(401).send({ type: "no-token", words: signedIn.words });
    case "wait":
      return tooMany(reply, signedIn.words, Math.ceil(signedIn.waitMs / 1_000));
  }
}

const malformed = (reply: FastifyReply, mistakes: unknown): FastifyReply => reply.status(422).send({ ...problems.badInput, mistakes });

const tooMany = (reply: FastifyReply, words: Words, seconds: number): FastifyReply =>
  reply.status(429).header("Retry-After", String(seconds)).send({ type: "unavailable", words });

const enrolFirst: Words = {
  zh: "此设备尚未登记：请值班经理在管理页“设备与人员”中输入设备上显示的六位码。",
  en: "This device is not enrolled yet: the floor manager types the six digits that it shows, under “Devices and staff”.",
};
const tooManyWait: Words = { zh: "等待登记的设备过多，请稍后再试。", en: "Too many devices wait to be enrolled. Try again shortly." };
const wrongCode: Words = {
  zh: "初始设置码不正确。它在主机数据文件夹的 setup-code.txt 中，也显示在启动窗口里。",
  en: "This is not the set-up code. It is in setup-code.txt in the hub's data folder, and was printed at the start.",
};
