// The plan of the house: who may import whom. boundaries.test.ts holds every source file to it.

export interface Unit {
  /** Where its package.json is, from the repository's root. */
  readonly folder: string;
  /** The workspace packages that it may import. */
  readonly workspace: readonly string[];
  /** The npm packages that its shipped code may import, where not simply all that its package.json names. */
  readonly npm?: readonly string[];
  /** Whether its shipped code may name Node's own modules. */
  readonly node: boolean;
}

/** Dependencies point one way: from the apps down to the core, and never between apps. */
export const units: readonly Unit[] = [
  { folder: "packages/queue-core", workspace: [], npm: ["pure-rand", "xstate", "zod"], node: false },
  { folder: "packages/hub-client", workspace: ["@hallflow/queue-core"], node: true },
  { folder: "packages/printer", workspace: [], node: true },
  { folder: "packages/hid", workspace: [], node: true },
  { folder: "packages/ui", workspace: ["@hallflow/queue-core", "@hallflow/hub-client"], node: false },
  { folder: "apps/hub", workspace: ["@hallflow/queue-core", "@hallflow/hub-client", "@hallflow/ui"], node: true },
  {
    folder: "apps/kiosk",
    workspace: ["@hallflow/queue-core", "@hallflow/hub-client", "@hallflow/printer", "@hallflow/hid", "@hallflow/ui"],
    node: true,
  },
  {
    folder: "apps/counter-display",
    workspace: ["@hallflow/queue-core", "@hallflow/hub-client", "@hallflow/hid", "@hallflow/ui"],
    node: true,
  },
  {
    folder: "tests",
    workspace: [
      "@hallflow/queue-core",
      "@hallflow/hub-client",
      "@hallflow/printer",
      "@hallflow/hub",
      "@hallflow/kiosk",
      "@hallflow/counter-display",
    ],
    node: true,
  },
  // The root itself: scripts, benches and configuration.
  {
    folder: ".",
    workspace: ["@hallflow/queue-core", "@hallflow/hub-client", "@hallflow/hub", "@hallflow/kiosk", "@hallflow/printer"],
    node: true,
  },
];

/** What runs in a page. Neither these files nor anything that they reach may need Node. */
export const pageFolders: readonly string[] = ["packages/ui/src", "apps/hub/src/web", "apps/kiosk/src/screens", "apps/counter-display/src"];

export const core = "packages/queue-core/src";

/**
 * The order inside the core, lowest first: a file imports only from earlier entries. An entry `decide` is the file `decide.ts` and the folder
 * `decide/`; files of one entry may import each other, as long as they go in no circle. `index.ts` and tests import whatever they like.
 */
export const coreOrder: readonly string[] = [
  "ids",
  "nearest",
  "text-forms",
  "hall-time",
  "spans",
  "hall-plan",
  "machines",
  "messages",
  "refusals",
  "why-words",
  "visit",
  "numbers",
  "leases",
  "appointments",
  "heap",
  "ranking",
  "lanes",
  "diversion",
  "diversion-check",
  "plan-check",
  "dispatch",
  "estimate",
  "carried",
  "complaints",
  "hall",
  "line",
  "decide",
  "evolve",
  "deadlines",
  "views",
  "alarms",
  "show",
  "protocol",
  "explain",
  "scanned",
  "access",
  "lab",
];
