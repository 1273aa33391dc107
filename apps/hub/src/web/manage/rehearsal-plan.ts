// A small hall for rehearsals of the console: three lanes, four counters in two zones, and a rule for each lane.

import { type HallPlan, hallPlanSchema, weekdays } from "@hallflow/queue-core";

/** The plan of the rehearsal's hall, or one with some parts replaced. Throws when these make no valid plan. */
export const rehearsalPlan = (parts: Readonly<Record<string, unknown>> = {}): HallPlan =>
  hallPlanSchema.parse({
    version: 1,
    id: "rehearsal",
    name: { zh: "城中营业厅", en: "City Centre Hall" },
    timeZone: "Asia/Shanghai",
    openingHours: Object.fromEntries(weekdays.map((day) => [day, ["08:30", "18:00"]])),
    lastTicketsMinutesBeforeClose: 15,
    lanes: [
      { id: "basic", letter: "A", name: { zh: "综合业务", en: "General services" }, shape: "circle", targetWaitMinutes: 20 },
      { id: "experience", letter: "E", name: { zh: "体验咨询", en: "Advice and experience" }, shape: "square", targetWaitMinutes: 10 },
      { id: "reception", letter: "V", name: { zh: "专席业务", en: "Reception desk" }, shape: "diamond", targetWaitMinutes: 5 },
    ],
    zones: [
      { id: "counters", name: { zh: "柜台区", en: "Service counters" }, direction: { zh: "大厅正中", en: "in the middle of the hall" } },
      { id: "reception", name: { zh: "接待室", en: "Reception room" }, direction: { zh: "柜台后方", en: "behind the counters" } },
    ],
    serviceGroups: [{ id: "all", name: { zh: "业务", en: "Services" }, icon: "layers" }],
    services: [
      { id: "open-account", name: { zh: "开户", en: "Open an account" }, group: "all", standardMinutes: 3, popular: true },
      { id: "change-plan", name: { zh: "产品变更", en: "Change plan or product" }, group: "all", standardMinutes: 8 },
    ],
    undecided: { name: { zh: "不确定，带我看看", en: "Not sure, show me" }, standardMinutes: 8 },
    counters: [
      { id: "1", zone: "counters", lanes: ["basic"] },
      { id: "2", zone: "counters", lanes: ["basic", "experience"] },
      { id: "3", zone: "counters", lanes: ["experience", "basic"] },
      { id: "6", zone: "reception", lanes: ["reception", "basic"] },
    ],
    dispatch: { policy: "target-wait" },
    absence: { recalls: 3, recallSpacingSeconds: 20, answerSeconds: 300, placesBehind: 3, passes: 2 },
    pauseReasons: [{ id: "meal", name: { zh: "用餐", en: "Meal" } }],
    announcements: {
      call: { zh: "请 {ticket} 号到 {counter} 号窗口", en: "{ticket}, please go to counter {counter}" },
      missed: { zh: "{ticket} 已过号", en: "{ticket}, you have missed your call" },
      soon: { zh: "请 {ticket} 号准备", en: "{ticket}, please get ready" },
    },
    ticketNote: { zh: "过号请到咨询台", en: "Missed your call? Go to the information desk." },
    diversion: [
      {
        id: "vip",
        when: { tiers: ["vip"] },
        lane: "reception",
        zone: "reception",
        reason: { zh: "请在接待室就座", en: "Please have a seat" },
      },
      {
        id: "show",
        when: { undecided: true },
        lane: "experience",
        zone: "counters",
        reason: { zh: "同事带您看看", en: "A colleague shows you" },
      },
      { id: "others", when: {}, lane: "basic", zone: "counters", reason: { zh: "请在柜台区就座", en: "Please sit by the counters" } },
    ],
    ...parts,
  });
