// A small hall for rehearsals: every kind of thing that a plan can hold, in names that are easy to tell apart.

import { type HallPlan, hallPlanSchema } from "@hallflow/queue-core";

const hours = ["08:30", "18:00"];

/** The plan of the rehearsal's hall, or one with some parts replaced. Throws when these make no valid plan. */
export const rehearsalPlan = (parts: Readonly<Record<string, unknown>> = {}): HallPlan =>
  hallPlanSchema.parse({
    version: 1,
    id: "rehearsal",
    name: { zh: "城中营业厅", en: "City Centre Hall" },
    demo: true,
    timeZone: "Asia/Shanghai",
    openingHours: { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours, saturday: hours, sunday: null },
    lastTicketsMinutesBeforeClose: 15,
    lanes: [
      { id: "basic", letter: "A", name: { zh: "综合业务", en: "General services" }, shape: "circle", targetWaitMinutes: 20 },
      { id: "experience", letter: "E", name: { zh: "体验咨询", en: "Advice and experience" }, shape: "square", targetWaitMinutes: 10 },
      { id: "reception", letter: "V", name: { zh: "专席业务", en: "Reception desk" }, shape: "diamond", targetWaitMinutes: 5 },
    ],
    zones: [
      { id: "counters", name: { zh: "柜台区", en: "Service counters" }, direction: { zh: "大厅正中", en: "in the middle of the hall" } },
      {
        id: "experience-zone",
        name: { zh: "体验区", en: "Experience zone" },
        direction: { zh: "进门右手边", en: "on your right as you come in" },
        arrow: "right",
      },
      {
        id: "self-service",
        name: { zh: "自助区", en: "Self-service zone" },
        direction: { zh: "取号机左侧", en: "left of the ticket machine" },
      },
    ],
    serviceGroups: [{ id: "all", name: { zh: "业务", en: "Services" }, icon: "layers" }],
    services: [
      { id: "open-account", name: { zh: "开户", en: "Open an account" }, group: "all", standardMinutes: 3, popular: true },
      { id: "change-plan", name: { zh: "产品变更", en: "Change plan or product" }, group: "all", standardMinutes: 8 },
      { id: "print-invoice", name: { zh: "发票打印", en: "Print an invoice" }, group: "all", standardMinutes: 2 },
      { id: "family", name: { zh: "家庭业务", en: "Family plan" }, group: "all", standardMinutes: 8 },
    ],
    undecided: { name: { zh: "不确定，带我看看", en: "Not sure, show me" }, standardMinutes: 8 },
    counters: [
      { id: "1", zone: "counters", lanes: ["basic"] },
      { id: "2", zone: "counters", lanes: ["basic", "experience"] },
      { id: "3", zone: "counters", lanes: ["basic", "reception"] },
      { id: "4", zone: "counters", lanes: ["basic"] },
      { id: "5", zone: "experience-zone", lanes: ["experience"] },
      { id: "6", zone: "experience-zone", lanes: ["reception", "basic"] },
    ],
    dispatch: { policy: "target-wait" },
    absence: { recalls: 3, recallSpacingSeconds: 20, answerSeconds: 300, placesBehind: 3, passes: 2 },
    pauseReasons: [
      { id: "meal", name: { zh: "用餐", en: "Meal" } },
      { id: "rest", name: { zh: "休息", en: "Rest" } },
      { id: "system", name: { zh: "系统或设备故障", en: "System or equipment trouble" } },
    ],
    announcements: {
      call: { zh: "请 {ticket} 号到 {counter} 号窗口办理业务", en: "{ticket}, please go to counter {counter}" },
      missed: { zh: "{ticket} 已过号，请到咨询台", en: "{ticket}, please go to the information desk" },
      soon: { zh: "请 {ticket} 号准备", en: "{ticket}, please get ready" },
    },
    ticketNote: { zh: "过号请到咨询台", en: "Missed your call? Go to the information desk." },
    diversion: [
      {
        id: "reception",
        when: { tiers: ["vip"] },
        lane: "reception",
        reason: { zh: "请在接待区就座", en: "Please have a seat at reception" },
      },
      { id: "show", when: { undecided: true }, lane: "experience", reason: { zh: "同事带您看一看", en: "A colleague shows you around" } },
      { id: "others", when: {}, lane: "basic", reason: { zh: "请在柜台区就座", en: "Please have a seat by the counters" } },
    ],
    ...parts,
  });
