// Tells memory that grows with the sessions from memory that has found its size.

export interface Finding {
  /** JavaScript's heap in the page and in the main process, in MB, after a collection. */
  readonly page: number;
  readonly main: number;
  /** What the page's document has. */
  readonly nodes: number;
  readonly listeners: number;
  /** All processes together, in MB. */
  readonly processes: number;
}

/** By how much a week's end may be above its second and third day: caches fill up on the first. */
const most = 1.1;
/** Below such a difference it is the measure that moves. */
const slack: Finding = { page: 1, main: 1.5, nodes: 200, listeners: 100, processes: 25 };

/** What has grown over the days, in words. */
export function grown(days: readonly Finding[]): string[] {
  const early = days.slice(1, 3);
  const late = days.slice(-2);
  return (Object.keys(slack) as (keyof Finding)[]).flatMap((what) => {
    const [before, after] = [mean(early, what), mean(late, what)];
    return after > before * most && after - before > slack[what]
      ? [`${what} has grown from ${before.toFixed(1)} to ${after.toFixed(1)}`]
      : [];
  });
}

const mean = (days: readonly Finding[], what: keyof Finding): number => days.reduce((sum, day) => sum + day[what], 0) / days.length;
