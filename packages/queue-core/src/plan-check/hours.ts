// Times of a plan: a zone that exists, days that end after they begin, room for a recall before somebody counts as absent, and alarms that grow.

import { minuteOf } from "../diversion.ts";
import { type HallPlan, weekdays } from "../hall-plan.ts";
import { nearest } from "../nearest.ts";
import { type PlanMistake, mistake } from "./mistake.ts";

export function hoursMistakes(plan: HallPlan): PlanMistake[] {
  return [...zoneMistakes(plan), ...dayMistakes(plan), ...absenceMistakes(plan), ...alarmMistakes(plan)];
}

function zoneMistakes({ timeZone }: HallPlan): PlanMistake[] {
  try {
    Intl.DateTimeFormat("en", { timeZone });
    return [];
  } catch {
    const known = Intl.supportedValuesOf("timeZone");
    // All of China keeps Shanghai's time, whichever city one thinks of.
    const close = nearest(timeZone, known, 2) ?? (timeZone.startsWith("Asia/") ? "Asia/Shanghai" : undefined);
    const [zh, en] =
      close === undefined ? ["如 Asia/Shanghai", "such as Asia/Shanghai"] : [`是不是 "${close}"？`, `did you mean "${close}"?`];
    return [mistake(["timeZone"], `没有时区 "${timeZone}"（${zh}）`, `there is no time zone "${timeZone}" (${en})`)];
  }
}

function dayMistakes({ openingHours, lastTicketsMinutesBeforeClose: lastMinutes, demo }: HallPlan): PlanMistake[] {
  const open = weekdays.flatMap((day) => (openingHours[day] ? [{ day, from: openingHours[day][0], to: openingHours[day][1] }] : []));
  if (open.length === 0 && !demo) return [mistake(["openingHours"], "一周没有一天营业", "the hall is not open on any day of the week")];
  const backwards = open.filter(({ from, to }) => minuteOf(to) <= minuteOf(from));
  if (backwards.length > 0)
    return backwards.map(({ day, from, to }) =>
      mistake(
        ["openingHours", day],
        `关门 "${to}" 不晚于开门 "${from}"；按 [开门, 关门] 写`,
        `closing "${to}" is not after opening "${from}"; write [opening, closing]`,
      ),
    );
  const short = open.find(({ from, to }) => minuteOf(to) - minuteOf(from) <= lastMinutes);
  if (!short) return [];
  const length = minuteOf(short.to) - minuteOf(short.from);
  return [
    mistake(
      ["lastTicketsMinutesBeforeClose"],
      `${short.day} 只营业 ${length} 分钟，关门前 ${lastMinutes} 分钟停止取号就一张也取不到；应小于 ${length}`,
      `${short.day} is open for ${length} minutes: without tickets in the last ${lastMinutes} there are none at all; write less than ${length}`,
    ),
  ];
}

function absenceMistakes({ absence: { recalls, recallSpacingSeconds, answerSeconds } }: HallPlan): PlanMistake[] {
  if (recalls === 0 || answerSeconds > recallSpacingSeconds) return [];
  return [
    mistake(
      ["absence", "answerSeconds"],
      `${answerSeconds} 秒就算过号，而重呼要等 ${recallSpacingSeconds} 秒，永远来不及；应大于 recallSpacingSeconds`,
      `absent after ${answerSeconds} s, while a recall has to wait ${recallSpacingSeconds} s and would come too late; write more than recallSpacingSeconds`,
    ),
  ];
}

/** Red is the graver of the two: a lane must not be red and not yet amber. */
function alarmMistakes({ alarms }: HallPlan): PlanMistake[] {
  if (!alarms) return [];
  const own = (alarms.lanes ?? []).map(({ amber = alarms.amber, red = alarms.red }, index) => ({
    path: ["alarms", "lanes", index],
    amber,
    red,
  }));
  return [{ path: ["alarms"], amber: alarms.amber, red: alarms.red }, ...own].flatMap(({ path, amber, red }) =>
    (["waiting", "minutes"] as const).flatMap((by) => {
      const [least, most] = [amber[by], red[by]];
      if (least === undefined || most === undefined || most >= least) return [];
      return [
        mistake(
          [...path, "red", by],
          `${most} 低于 amber 的 ${least}；应不低于它`,
          `${most} is below amber's ${least}; write at least that`,
        ),
      ];
    }),
  );
}
