// The charts of a trial, drawn as SVG that needs nothing else: no script, no network.

import { type Instant, minuteMs } from "@hallflow/queue-core";
import { type Trial, type VisitLine, costOfFavour } from "@hallflow/queue-core/lab";
import { BarChart, type BarSeriesOption, LineChart, type LineSeriesOption } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, TitleComponent } from "echarts/components";
import { init, use as register } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

register([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, TitleComponent, SVGRenderer]);

const colours = { was: "#8aa0b8", tried: "#0b63ce", target: "#c62828" };
const names = { was: "当天 as it was", tried: "试验 as tried" };
const font = { fontFamily: "'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif", color: "#0f2137" };

interface Drawing {
  readonly height: number;
  readonly x: object;
  readonly y: object;
  readonly series: readonly (BarSeriesOption | LineSeriesOption)[];
  readonly bottom?: number;
}

function draw({ height, x, y, series, bottom = 36 }: Drawing): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width: 920, height });
  chart.setOption({
    animation: false,
    textStyle: font,
    legend: { top: 0, right: 24, icon: "roundRect", textStyle: { ...font, fontSize: 13 } },
    grid: { left: 56, right: 24, top: 44, bottom, containLabel: false },
    xAxis: x,
    yAxis: y,
    series: [...series],
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

const minutesOf = (ms: number): number => Math.round((10 * ms) / minuteMs) / 10;
const axisLabel = { ...font, fontSize: 12 };
const inMinutes = { type: "value", name: "分钟 min", nameTextStyle: axisLabel, axisLabel, splitLine: { lineStyle: { color: "#e6ecf3" } } };
const barLabel = { show: true, position: "top", fontSize: 11, color: "#0f2137" } as const;

/** P50 and P90 of each lane on both sides, each against its target. */
export function lanesChart({ was, tried }: Trial): string {
  const { lanes } = tried.plan;
  const groups = lanes.flatMap(({ letter, name }) => [`${letter} ${name.zh}\n${name.en}\nP50`, `${letter} ${name.zh}\n${name.en}\nP90`]);
  const values = (side: typeof was) =>
    lanes.flatMap(({ id }) => {
      const lane = side.figures.lanes.find((one) => one.lane === id);
      return lane ? [minutesOf(lane.p50Ms), minutesOf(lane.p90Ms)] : [0, 0];
    });
  // Each lane's target stands across its own two groups.
  const targets = lanes.map(({ targetWaitMinutes }, index) => [
    { coord: [index * 2, targetWaitMinutes] },
    { coord: [index * 2 + 1, targetWaitMinutes], name: `≤ ${targetWaitMinutes}` },
  ]);
  const bars = (name: keyof typeof names, side: typeof was): BarSeriesOption => ({
    type: "bar",
    name: names[name],
    data: values(side),
    itemStyle: { color: colours[name] },
    label: barLabel,
    barMaxWidth: 42,
  });
  return draw({
    height: 360,
    bottom: 68,
    x: { type: "category", data: groups, axisLabel: { ...axisLabel, interval: 0 }, axisTick: { show: false } },
    y: { ...inMinutes, max: Math.ceil(Math.max(...targets.map(([from]) => from?.coord[1] ?? 0), ...values(was), ...values(tried)) * 1.1) },
    series: [
      bars("was", was),
      {
        ...bars("tried", tried),
        markLine: {
          symbol: "none",
          lineStyle: { color: colours.target, type: "dashed", width: 2 },
          label: {
            color: colours.target,
            position: "end",
            formatter: "{b}",
            fontSize: 12,
            fontWeight: 600,
            backgroundColor: "#ffffff",
            padding: 2,
          },
          data: targets as never,
        },
      },
    ],
  });
}

const slotMs = 30 * minuteMs;

/** The mean wait of those who came in each half hour. */
export function dayChart({ was, tried }: Trial, clock: (at: Instant) => string): string {
  const all = [...was.figures.visits, ...tried.figures.visits].map(({ arrivedAt }) => Math.floor(arrivedAt / slotMs));
  const first = all.reduce((least, slot) => Math.min(least, slot), Infinity);
  const last = all.reduce((most, slot) => Math.max(most, slot), -Infinity);
  const slots = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  const inSlot = (visits: readonly VisitLine[], slot: number) => visits.filter(({ arrivedAt }) => Math.floor(arrivedAt / slotMs) === slot);
  const meanWait = (visits: readonly VisitLine[]) => {
    const waits = visits.flatMap(({ waitMs }) => waitMs ?? []);
    return waits.length === 0 ? null : minutesOf(waits.reduce((sum, wait) => sum + wait, 0) / waits.length);
  };
  const line = (name: keyof typeof names, side: typeof was): LineSeriesOption => ({
    type: "line",
    name: names[name],
    data: slots.map((slot) => meanWait(inSlot(side.figures.visits, slot))) as number[],
    itemStyle: { color: colours[name] },
    lineStyle: { width: 3 },
    symbolSize: 6,
    connectNulls: true,
  });
  return draw({
    height: 300,
    x: { type: "category", data: slots.map((slot) => clock(slot * slotMs)), axisLabel, boundaryGap: false },
    y: inMinutes,
    series: [line("was", was), line("tried", tried)],
  });
}

/** Each counter's time in service, of the time that somebody was there. */
export function occupancyChart({ was, tried }: Trial): string {
  const ids = [...new Set([...was.figures.counters, ...tried.figures.counters].map(({ counter }) => counter))];
  const bars = (name: keyof typeof names, side: typeof was): BarSeriesOption => ({
    type: "bar",
    name: names[name],
    data: ids.map((id) => {
      const counter = side.figures.counters.find((one) => one.counter === id);
      return counter && counter.presentMs > 0 ? Math.round((100 * counter.servingMs) / counter.presentMs) : null;
    }) as number[],
    itemStyle: { color: colours[name] },
    label: barLabel,
    barMaxWidth: 42,
  });
  return draw({
    height: 280,
    x: { type: "category", data: ids.map((id) => `${id} 号 · ${id}`), axisLabel, axisTick: { show: false } },
    y: { ...inMinutes, name: "%", max: 100 },
    series: [bars("was", was), bars("tried", tried)],
  });
}

/** P90 of standard customers beside the same day first-come: the difference is what favour costs them. */
export function favourChart({ was, tried }: Trial): string {
  const sides = [was, tried];
  const bar = (name: string, colour: string, data: number[]): BarSeriesOption => ({
    type: "bar",
    name,
    data,
    itemStyle: { color: colour },
    label: barLabel,
    barMaxWidth: 64,
  });
  return draw({
    height: 280,
    bottom: 52,
    x: {
      type: "category",
      data: sides.map((side, index) => {
        const cost = minutesOf(costOfFavour(side));
        return `${index === 0 ? names.was : names.tried}\n代价 cost ${cost > 0 ? "+" : ""}${cost} min`;
      }),
      axisLabel,
      axisTick: { show: false },
    },
    y: inMinutes,
    series: [
      bar(
        "普通客户 P90 · standard customers",
        colours.tried,
        sides.map(({ figures }) => minutesOf(figures.tiers.standard.p90Ms)),
      ),
      bar(
        "同一天先到先办 · the same day first-come",
        colours.was,
        sides.map(({ standardFirstCome }) => minutesOf(standardFirstCome.p90Ms)),
      ),
    ],
  });
}
