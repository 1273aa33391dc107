// The one recommendation that a rule may bring along, and which plan it was that decided.

import { describe, expect, it } from "vitest";
import { decide } from "./decide.ts";
import { type HallPlan, hallPlanSchema } from "./hall-plan.ts";
import type { StaffId } from "./ids.ts";
import { checkPlan, planAdvice } from "./plan-check.ts";
import { showManager, showRecommendation, showTeller } from "./show.ts";
import { called, counter, issued, press, published, signedIn, started, takeTicket, visitOf } from "./testing/happenings.fixture.ts";
import { at, smallPlan } from "./testing/small-hall.fixture.ts";
import { given, givenIn, givenOnly } from "./testing/story.fixture.ts";

const small = smallPlan();
const offer = {
  id: "family-plan",
  name: { zh: "家庭套餐", en: "A family plan" },
  detail: { zh: "四张卡一张账单", en: "Four cards, one bill" },
};

/** The small hall, where customers of tier vip are recommended something. */
const recommending = (showTo: ("customer" | "teller")[] = ["customer", "teller"], name = offer.name): HallPlan => ({
  ...small,
  recommendations: [{ ...offer, name, showTo }],
  diversion: small.diversion.map((rule, index) => (index === 0 ? { ...rule, recommend: offer.id } : rule)),
});

describe("a recommendation", () => {
  it("ROUTE-8: comes with the rule that decides, and stays with the visit for the teller", () => {
    const plan = recommending();
    const story = givenIn(plan)
      .when(takeTicket("V001", { tier: "vip" }), "09:01")
      .then(issued("V001", { recommendation: "family-plan" }));
    story.when(takeTicket("A001"), "09:02").then(issued("A001"));
    expect([...story.hall.visits.values()].map(({ diverted }) => diverted.recommendation)).toEqual(["family-plan", null]);
    story.tell([signedIn("4"), "09:03", called("V001", "4"), started("V001", "4")]);
    expect(showTeller(story.hall, plan, counter("4"), [], at("09:04")).visit).toMatchObject({
      recommendation: offer,
      diverted: { rule: "reception" },
    });
  });

  it("ROUTE-8: is shown to those alone whom the plan means it for, and no longer than the plan has it", () => {
    expect(showRecommendation(recommending(["teller"]), "customer", offer.id)).toBeNull();
    expect(showRecommendation(recommending(["teller"]), "teller", offer.id)).toEqual(offer);
    expect(showRecommendation(small, "teller", offer.id)).toBeNull();
  });

  it("PLAN-2: is one of the plan's, known by one name, and says nothing about a tier to customers", () => {
    expect(checkPlan(recommending())).toEqual([]);
    const lost = { ...recommending(), recommendations: [{ ...offer, id: "family-plans", showTo: ["customer" as const] }] };
    expect(checkPlan(lost).map(({ path, words }) => [path.join("."), words.en])).toEqual([
      ["diversion.0.recommend", 'there is no recommendation "family-plan"; one of: family-plans (did you mean "family-plans"?)'],
    ]);
    const naming = { zh: "贵宾权益", en: "A VIP offer" };
    expect(checkPlan(recommending(["customer"], naming)).map(({ path }) => path.join("."))).toEqual([
      "recommendations.0.name.zh",
      "recommendations.0.name.en",
    ]);
    expect(checkPlan(recommending(["teller"], naming))).toEqual([]);
  });

  it("is pointed out when no rule uses it, and is for both unless the file says otherwise", () => {
    const unused = { ...recommending(), diversion: small.diversion };
    expect(planAdvice(unused).map(({ path }) => path.join("."))).toContain("recommendations.0");
    expect(hallPlanSchema.parse({ ...small, recommendations: [offer] }).recommendations?.[0]?.showTo).toEqual(["customer", "teller"]);
  });
});

describe("the revision of a plan", () => {
  it("PLAN-5: counts each publication, with who and when", () => {
    const by = "lin" as StaffId;
    const story = givenOnly().when({ type: "publish-plan", plan: small }, "08:00").then(published(small));
    expect(story.hall.published).toEqual({ revision: 1, at: at("08:00"), by: null });
    story.when({ type: "publish-plan", plan: small, by }, "08:30").then({ type: "plan-published", revision: 2, by });
    expect(story.hall.published).toEqual({ revision: 2, at: at("08:30"), by: "lin" });
    expect(showManager(story.hall, small, [], at("09:00")).published).toEqual({ revision: 2, at: at("08:30"), by: "lin" });
  });

  it("PLAN-5: is counted on where older journals did not write it", () => {
    expect(given().tell([published()]).hall.published).toMatchObject({ revision: 2 });
  });

  it("PLAN-5: is known of each visit's diversion and of each call", () => {
    const story = given(published(), signedIn("1"))
      .when(takeTicket("A001"), "09:01")
      .then(issued("A001", { revision: 2 }));
    story.tell([published()]);
    expect(decide(story.hall, press("call-next", "1"), at("09:05"))).toMatchObject({ events: [{ explanation: { revision: 3 } }] });
    expect(story.hall.visits.get(visitOf("A001"))?.diverted).toEqual({
      rule: "everyone-else",
      revision: 2,
      creditMs: 0,
      recommendation: null,
    });
  });
});
