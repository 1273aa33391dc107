// The page behind a ticket's QR code: the visit's place in line on a phone, by an unguessable token, without script.

import {
  type Hall,
  type HallPlan,
  type Instant,
  type TicketToken,
  type Visit,
  type VisitView,
  type Words,
  carriedBy,
  counterOf,
  isAlive,
  serviceOf,
  showVisit,
  zoneOf,
} from "@hallflow/queue-core";
import type { FastifyInstance } from "fastify";

export interface PhoneParts {
  readonly hall: () => Hall;
  readonly now: () => Instant;
}

const refreshSeconds = 10;

/** GET /t/{token}: refreshed by the browser itself. A token that is not of today gets a sentence, and no more. */
export function servePhone(server: FastifyInstance, parts: PhoneParts): void {
  server.get<{ Params: { token: string } }>("/t/:token", async (request, reply) => {
    const hall = parts.hall();
    const id = hall.byToken.get(request.params.token as TicketToken);
    const visit = id === undefined ? undefined : hall.visits.get(id);
    reply
      .header("Cache-Control", "no-store")
      .header("Referrer-Policy", "no-referrer")
      .header("X-Robots-Tag", "noindex")
      .type("text/html; charset=utf-8");
    const kept = visit ? undefined : carriedBy(hall.carried, request.params.token);
    if (hall.plan && kept) return reply.send(page(hall.plan, moved, `<p class="ticket">${escape(kept.ticket)}</p>`, false));
    if (!hall.plan || !visit) return reply.status(404).send(page(hall.plan, unknownTicket, "", false));
    const view = showVisit(hall, hall.plan, visit, parts.now());
    return reply.send(page(hall.plan, headline(hall.plan, view), details(hall.plan, visit, view), isAlive(view.state)));
  });
}

const moved: Words = {
  zh: "请凭此号票在取号机或咨询台换取今天的号码，上次的等候时间全部算数。",
  en: "Please take today's number with this ticket, at a ticket machine or the information desk. Your earlier wait counts in full.",
};
const unknownTicket: Words = {
  zh: "此号票不在今天的名单中，请到咨询台。",
  en: "This ticket is not one of today's. Please ask at the information desk.",
};

/** What matters most to whoever holds the ticket now. */
function headline(plan: HallPlan, { state, counter, aside }: VisitView): Words {
  switch (state) {
    case "called": {
      const zone = counter === null ? undefined : counterOf(plan, counter)?.zone;
      const direction = zone === undefined ? { zh: "", en: "" } : zoneOf(plan, zone).direction;
      return { zh: `请到 ${counter} 号窗口（${direction.zh}）`, en: `Please go to counter ${counter}, ${direction.en}` };
    }
    case "serving":
      return { zh: `正在 ${counter} 号窗口办理`, en: `Being served at counter ${counter}` };
    case "held":
      if (aside?.kind === "at-machine")
        return {
          zh: "请在自助机办理；没办成就回来，位置为您保留",
          en: "Please use the machine. If it does not help, come back: your place is kept",
        };
      if (aside?.kind === "more-time") return { zh: "暂不叫号，位置为您保留", en: "You are not called for now. Your place is kept" };
      return { zh: "已为您保留，准备好后请回到窗口", en: "Your place is kept. Come back to the counter when you are ready" };
    case "waiting":
      return { zh: "请留意叫号", en: "Listen for your call" };
    case "served":
      return { zh: "已办结，谢谢光临", en: "All done. Thank you for coming" };
    case "absent":
      return { zh: "已过号，请到咨询台", en: "You missed your call. Please go to the information desk" };
    case "cancelled":
      return { zh: "已取消", en: "Cancelled" };
    case "ended":
      return { zh: "本次办理已由工作人员结束", en: "Your visit was ended by the staff" };
    case "carried":
      return {
        zh: "今天没有办到；下一营业日凭此号票取号，今天的等候时间全部算数",
        en: "We did not come to you today. Take a new ticket with this one on the next day we are open: today's wait counts in full",
      };
    case "closed":
      return { zh: "今日营业已结束，请改日再来", en: "The hall has closed for today. Please come another day" };
  }
}

function details(plan: HallPlan, visit: Visit, view: VisitView): string {
  const service = view.errands.find(({ state }) => state !== "done")?.service ?? view.errands[0]?.service;
  const name = service && serviceOf(plan, service)?.name;
  const rows = [`<p class="ticket">${escape(visit.ticket)}</p>`];
  if (name) rows.push(`<p class="service">${both(name)}</p>`);
  if (view.state === "waiting") {
    const ahead =
      view.peopleAhead === 0
        ? { zh: "前面没有人了", en: "Nobody ahead of you" }
        : { zh: `前面还有 ${view.peopleAhead} 位`, en: `${view.peopleAhead} ahead of you` };
    rows.push(`<p class="place">${both(ahead)}</p>`);
    if (view.waitRange) {
      const { p50Minutes: low, p90Minutes: high } = view.waitRange;
      const range = high <= low ? `${high}` : `${low}–${high}`;
      rows.push(`<p class="place">${both({ zh: `预计等候 ${range} 分钟`, en: `About ${range} minutes to wait` })}</p>`);
    }
  }
  return rows.join("");
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const both = ({ zh, en }: Words): string => `${escape(zh)}<span lang="en">${escape(en)}</span>`;

function page(plan: HallPlan | null, head: Words, body: string, alive: boolean): string {
  const refresh = alive ? `<meta http-equiv="refresh" content="${refreshSeconds}">` : "";
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">${refresh}<title>${escape(plan?.name.zh ?? "Hallflow")}</title><style>${style(plan)}</style></head><body><main><p class="hall">${plan ? both(plan.name) : "Hallflow"}</p>${body}<h1>${both(head)}</h1>${plan && alive ? `<p class="note">${both(plan.ticketNote)}</p>` : ""}</main></body></html>`;
}

const style = (plan: HallPlan | null): string =>
  `body{margin:0;background:#f6f8fb;color:#0f2137;font:18px/1.5 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}main{max-width:30rem;margin:0 auto;padding:24px 20px}` +
  `span{display:block;font-size:.75em;color:#5b6b7f}.hall{margin:0 0 16px;font-weight:600}.ticket{margin:0;font-size:88px;line-height:1;font-weight:700;font-variant-numeric:tabular-nums;color:${plan?.brandColour ?? "#0b63ce"}}` +
  `.service{margin:12px 0 20px}.place{margin:0 0 12px;font-size:24px;font-weight:600}h1{margin:20px 0;padding:18px;background:#fff;border:1px solid #dce3ec;border-radius:12px;font-size:24px;line-height:1.4}.note{font-size:15px;color:#5b6b7f}`;
