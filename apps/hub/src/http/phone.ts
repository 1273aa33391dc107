// The page behind a ticket's QR code: the visit's place in line on a phone, by an unguessable token, without script.

import {
  type Answer,
  type Command,
  type Hall,
  type Instant,
  type OperationId,
  type TicketToken,
  type Visit,
  type Words,
  carriedBy,
  showVisit,
} from "@hallflow/queue-core";
import { hash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import type { Commander } from "../commander.ts";
import { keepUpPath, sentencePage, visitPage } from "./phone/visit-page.ts";

export interface PhoneParts {
  readonly hall: () => Hall;
  readonly now: () => Instant;
  readonly commander: Pick<Commander, "submit" | "whenStored">;
}

const operationSchema = z.uuid() as unknown as z.ZodType<OperationId, OperationId>;
const laterSchema = z.strictObject({ token: z.string(), minutes: z.coerce.number().int().min(1).max(120), operation: operationSchema });
const pressSchema = z.strictObject({ token: z.string(), operation: operationSchema });

/** What a press led to, for the page that comes after it: forms are answered with a redirect, so that a reload presses nothing again. */
const notices: Readonly<Record<string, Words>> = {
  later: { zh: "好的，先不叫您。准备好了可以提前点“我回来了”。", en: "All right. You can come back earlier at any time." },
  back: { zh: "欢迎回来，请留意叫号。", en: "Welcome back. Listen for your call." },
  left: { zh: "号码已退，谢谢。", en: "The number has been given back. Thank you." },
  not: { zh: "现在不能这样做，请看最新状态或问工作人员。", en: "That cannot be done now. See how it stands, or ask our staff." },
};

const keepUp = readFileSync(new URL("phone/keep-up.js", import.meta.url), "utf8");

/** GET /t/{token}: kept up by a small script, and without it refreshed by the browser itself. A token that is not of today gets a sentence, and no more. */
export function servePhone(server: FastifyInstance, parts: PhoneParts): void {
  const visitOf = (token: string): Visit | undefined => {
    const hall = parts.hall();
    const id = hall.byToken.get(token as TicketToken);
    return id === undefined ? undefined : hall.visits.get(id);
  };

  server.get(keepUpPath, async (_, reply) => reply.type("text/javascript; charset=utf-8").header("Cache-Control", "no-cache").send(keepUp));

  server.get<{ Params: { token: string }; Querystring: { leave?: string; said?: string } }>("/t/:token", async (request, reply) => {
    keepPrivate(reply).type("text/html; charset=utf-8");
    const page = await parts.commander.whenStored((hall) => pageOf(hall, request.params.token, request.query));
    return reply.status(page.status).send(page.html);
  });

  const pageOf = (hall: Hall, token: string, { leave, said = "" }: { leave?: string; said?: string }) => {
    const visit = visitOf(token);
    const kept = visit ? undefined : carriedBy(hall.carried, token);
    if (hall.plan && kept) return { status: 200, html: sentencePage(hall.plan, moved, kept.ticket) };
    if (!hall.plan || !visit) return { status: 404, html: sentencePage(hall.plan, unknownTicket) };
    const now = parts.now();
    const view = showVisit(hall, hall.plan, visit, now);
    const isLeaving = leave === "1" && (view.state === "waiting" || view.state === "held");
    const notice = Object.hasOwn(notices, said) ? (notices[said] ?? null) : null;
    const { plan, sequence } = hall;
    const html = visitPage({ plan, sequence, visit, view, now, notice, isLeaving, path: `/t/${visit.token}`, operation: randomUUID() });
    return { status: 200, html };
  };

  const press = async (reply: FastifyReply, token: string, operation: OperationId, command: (visit: Visit) => Command, said: string) => {
    const visit = visitOf(token);
    if (!visit) return keepPrivate(reply).status(404).type("text/html; charset=utf-8").send(sentencePage(parts.hall().plan, unknownTicket));
    const asked = command(visit);
    const fingerprint = hash("sha256", JSON.stringify(asked));
    const answer: Answer = await parts.commander.submit({ command: asked, actor: "customer:phone", operation, fingerprint });
    return keepPrivate(reply).redirect(`/t/${visit.token}?said=${answer.kind === "done" ? said : "not"}`, 303);
  };

  void server.register(async (forms) => {
    // A form without fields still says that it is one; there is nothing in it to read.
    forms.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string", bodyLimit: 1_024 }, (_, __, done) =>
      done(null, null),
    );
    forms.post("/t/:token/later/:minutes/:operation", async (request, reply) => {
      const params = laterSchema.safeParse(request.params);
      if (!params.success) return reply.callNotFound();
      const { token, minutes, operation } = params.data;
      return press(reply, token, operation, ({ id }) => ({ type: "defer", visit: id, by: "minutes", amount: minutes }), "later");
    });
    forms.post("/t/:token/back/:operation", async (request, reply) => {
      const params = pressSchema.safeParse(request.params);
      if (!params.success) return reply.callNotFound();
      return press(reply, params.data.token, params.data.operation, ({ id }) => ({ type: "bring-back", visit: id }), "back");
    });
    forms.post("/t/:token/leave/:operation", async (request, reply) => {
      const params = pressSchema.safeParse(request.params);
      if (!params.success) return reply.callNotFound();
      return press(reply, params.data.token, params.data.operation, ({ id }) => ({ type: "cancel", visit: id }), "left");
    });
  });
}

const keepPrivate = (reply: FastifyReply): FastifyReply =>
  reply.header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer").header("X-Robots-Tag", "noindex");

const moved: Words = {
  zh: "请凭此号票在取号机或咨询台换取今天的号码，上次的等候时间全部算数。",
  en: "Please take today's number with this ticket, at a ticket machine or the information desk. Your earlier wait counts in full.",
};

const unknownTicket: Words = {
  zh: "此号票不在今天的名单中，请到咨询台。",
  en: "This ticket is not one of today's. Please ask at the information desk.",
};
