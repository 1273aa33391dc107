// What the phone behind a ticket's code shows: one number, what to do next, and two ways to change one's mind.

import {
  type HallPlan,
  type Instant,
  type Visit,
  type VisitView,
  type Words,
  counterOf,
  deferralOf,
  isAlive,
  serviceOf,
  waitsFromAt,
  zoneOf,
} from "@hallflow/queue-core";

export interface Shown {
  readonly plan: HallPlan;
  readonly visit: Visit;
  readonly view: VisitView;
  readonly now: Instant;
  /** Which state of the hall this is: the sequence of its last event. */
  readonly sequence: number;
  /** Said once, after a press. */
  readonly notice: Words | null;
  /** Whether the customer has asked to give the number back, and is asked once more. */
  readonly isLeaving: boolean;
  /** Where this ticket's page is, and an operation id for its next press: pressed twice, it takes effect once. */
  readonly path: string;
  readonly operation: string;
}

/** No ticket's token has a dot in it. */
export const keepUpPath = "/t/keep-up.js";

/** So many ahead, or fewer: time to come closer. */
const soonAhead = 3;
/** For a browser without script; one with script keeps up by itself (keep-up.js). */
const refreshSeconds = 10;
const laterMinutes = [5, 10] as const;

export function visitPage(shown: Shown): string {
  const { plan, visit, view, notice, isLeaving } = shown;
  const isOpen = isAlive(view.state);
  const said = notice ? `<p class="said" id="said" role="status">${both(notice)}</p>` : "";
  // While somebody is asked a question the page holds still under their finger.
  const asked = `<div id="choices"${isLeaving ? ' data-still="true"' : ""}>${isLeaving ? leaving(shown) : choices(shown)}</div>`;
  const now = `<div id="now" aria-live="polite">${details(shown)}<h1>${both(headline(plan, view))}</h1></div>`;
  return page(plan, `<p class="away" id="away" role="alert" hidden>${both(notLive)}</p>${now}${said}${asked}`, {
    refresh: isOpen && !isLeaving ? shown.path : null,
    live: { sequence: shown.sequence, isOpen },
    note: isOpen ? plan.ticketNote : null,
    calls: view.state === "called" || (view.state === "waiting" && view.peopleAhead <= soonAhead),
    title: visit.ticket,
  });
}

/** A page that has no more to say than a sentence, and the number that it is about. */
export const sentencePage = (plan: HallPlan | null, words: Words, ticket: string | null = null): string =>
  page(plan, `${ticket === null ? "" : `<p class="ticket">${escape(ticket)}</p>`}<h1>${both(words)}</h1>`, {
    refresh: null,
    live: null,
    note: null,
    calls: false,
    title: plan?.name.zh ?? "Hallflow",
  });

/** What matters most to whoever holds the ticket now. */
function headline(plan: HallPlan, { state, counter, aside, peopleAhead }: VisitView): Words {
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
      return peopleAhead <= soonAhead
        ? { zh: "请准备，马上就到您", en: "Please get ready: it is nearly your turn" }
        : { zh: "请留意叫号", en: "Listen for your call" };
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

function details({ plan, visit, view, now }: Shown): string {
  const service = view.errands.find(({ state }) => state !== "done")?.service ?? view.errands[0]?.service;
  const name = service && serviceOf(plan, service)?.name;
  const rows = [`<p class="ticket">${escape(visit.ticket)}</p>`];
  if (name) rows.push(`<p class="service">${both(name)}</p>`);
  if (view.state !== "waiting") return rows.join("");
  const ahead =
    view.peopleAhead === 0
      ? { zh: "前面没有人了", en: "Nobody ahead of you" }
      : { zh: `前面还有 ${view.peopleAhead} 位`, en: `${view.peopleAhead} ahead of you` };
  rows.push(`<p class="place">${both(ahead)}</p>`);
  if (view.waitRange) {
    const { p50Minutes: low, p90Minutes: high } = view.waitRange;
    const range = high <= low ? `${high}` : `${low}–${high}`;
    rows.push(`<p class="place">${both({ zh: `预计等候 ${range} 分钟`, en: `About ${range} minutes to wait` })}</p>`);
    const waited = Math.max(0, now - waitsFromAt(visit)) / 60_000;
    const share = Math.round((100 * waited) / Math.max(1, waited + high));
    rows.push(`<p class="bar" aria-hidden="true"><i style="width:${share}%"></i></p>`);
  }
  return rows.join("");
}

/** "I need more time" and giving the number back, as long as either can be done. */
function choices({ plan, view, path, operation }: Shown): string {
  const buttons: string[] = [];
  if (view.state === "held" && view.aside?.kind === "more-time")
    buttons.push(button(`${path}/back/${operation}`, { zh: "我回来了，可以叫我", en: "I am back, you can call me" }, "main"));
  if ((view.state === "waiting" || view.state === "called") && view.deferralsLeft > 0) {
    for (const minutes of laterMinutes.filter((minutes) => minutes <= deferralOf(plan).minutes))
      buttons.push(
        button(`${path}/later/${minutes}/${operation}`, { zh: `还要 ${minutes} 分钟`, en: `I need ${minutes} more minutes` }, "usual"),
      );
  }
  if (view.state === "waiting" || view.state === "held")
    buttons.push(`<a class="quiet" href="${path}?leave=1">${both({ zh: "不等了，退号", en: "I give the number back" })}</a>`);
  return buttons.length === 0 ? "" : `<div class="choices">${buttons.join("")}</div>`;
}

const leaving = ({ path, operation, visit }: Shown): string =>
  `<div class="choices"><p>${both({ zh: `确定退掉 ${visit.ticket}？退了要重新取号。`, en: `Give ${visit.ticket} back? To come again you take a new number.` })}</p>` +
  `<a class="main" href="${path}">${both({ zh: "继续等", en: "I go on waiting" })}</a>${button(`${path}/leave/${operation}`, { zh: "确定退号", en: "Give it back" }, "stop")}</div>`;

const button = (action: string, words: Words, tone: "main" | "usual" | "stop"): string =>
  `<form method="post" action="${action}"><button class="${tone}">${both(words)}</button></form>`;

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
const both = ({ zh, en }: Words): string => `${escape(zh)}<span lang="en">${escape(en)}</span>`;

const notLive: Words = {
  zh: "暂时连不上营业厅，下面可能不是最新，请留意大屏和叫号",
  en: "No connection to the hall: this may be old. Watch the display and listen",
};

interface Frame {
  /** Where the page is loaded anew; null for one that stays as it is. */
  readonly refresh: string | null;
  /** What keeps up with the hall; null for a page of one sentence. */
  readonly live: { readonly sequence: number; readonly isOpen: boolean } | null;
  readonly note: Words | null;
  readonly calls: boolean;
  readonly title: string;
}

function page(plan: HallPlan | null, body: string, { refresh, live, note, calls, title }: Frame): string {
  const again = refresh === null ? "" : `<noscript><meta http-equiv="refresh" content="${refreshSeconds};url=${refresh}"></noscript>`;
  const state = live === null ? "" : ` data-sequence="${live.sequence}" data-open="${live.isOpen}" data-live="true"`;
  const script = live === null ? "" : `<script src="${keepUpPath}" defer></script>`;
  return `<!doctype html><html lang="zh-CN"${state}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">${again}${script}<title>${escape(title)}</title><style>${style(plan)}</style></head><body${calls ? ' class="calls"' : ""}><main><p class="hall">${plan ? both(plan.name) : "Hallflow"}</p>${body}${note ? `<p class="note">${both(note)}</p>` : ""}</main></body></html>`;
}

const style = (plan: HallPlan | null): string =>
  `body{margin:0;background:#f6f8fb;color:#0f2137;font:18px/1.5 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}main{max-width:30rem;margin:0 auto;padding:24px 20px}` +
  `span{display:block;font-size:.75em;color:#5b6b7f}.hall{margin:0 0 16px;font-weight:600}.ticket{margin:0;font-size:88px;line-height:1;font-weight:700;font-variant-numeric:tabular-nums;color:${plan?.brandColour ?? "#0b63ce"}}` +
  `.service{margin:12px 0 20px}.place{margin:0 0 12px;font-size:24px;font-weight:600}h1{margin:20px 0;padding:18px;background:#fff;border:1px solid #dce3ec;border-radius:12px;font-size:24px;line-height:1.4}.note{font-size:15px;color:#5b6b7f}` +
  `.calls h1{background:#fff6dc;border-color:#b25e00}.away{margin:0 0 16px;padding:14px 16px;border-radius:12px;background:#0f2137;color:#fff;font-weight:600}.away[hidden]{display:none}.away span{color:#c9d6e4}.away:not([hidden])~#now{opacity:.45}.said{padding:12px 16px;background:#e5f4ee;border-radius:12px;font-size:16px}.bar{height:10px;margin:0 0 16px;background:#dce3ec;border-radius:5px;overflow:hidden}.bar i{display:block;height:10px;background:${plan?.brandColour ?? "#0b63ce"}}` +
  `.choices{margin:20px 0}.choices form{margin:0 0 12px}.choices button,.choices a{display:block;box-sizing:border-box;width:100%;min-height:56px;padding:10px 16px;border:2px solid #5b6b7f;border-radius:12px;background:#fff;color:#0f2137;font:inherit;font-weight:600;text-align:center;text-decoration:none}` +
  `.choices .main{margin-bottom:12px;border-color:#0f2137;background:#0f2137;color:#fff}.choices .main span{color:#fff}.choices .stop{border-color:#c62828;color:#c62828}.choices .stop span{color:#c62828}.choices .quiet{border-color:#dce3ec;font-weight:400}`;
