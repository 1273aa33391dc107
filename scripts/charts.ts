// Writes docs/state-charts.md: the life cycles of a hall, drawn from the machines that the core runs on.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { counterMachine, experienceMachine, hallDayMachine, hallModeMachine, visitMachine } from "@hallflow/queue-core";

export const chartsFile = join(import.meta.dirname, "../docs/state-charts.md");

/** What is drawn of a machine: its states, and where their moves lead. */
interface Machine {
  readonly root: { readonly initial: Pick<Move, "target"> };
  readonly states: Readonly<Record<string, { readonly type: string; readonly transitions: ReadonlyMap<string, readonly Move[]> }>>;
}
interface Move {
  readonly eventType: string;
  readonly target: readonly { readonly key: string }[] | undefined;
}

const chapters: readonly (readonly [title: string, about: string, machine: Machine])[] = [
  [
    "A visit",
    "From the ticket to the end. *Pass* is an absence that is forgiven, *give up* the last one; *next* is a further errand at the same counter; *put back* and *set aside* give a customer more time; *close* and *carry* come with the end of the hall day.",
    visitMachine,
  ],
  ["A counter", "What a counter is doing during the hall day. *Release* lets go of its customer, whatever became of them.", counterMachine],
  [
    "An experience",
    "A customer who is shown around by a guide. It goes beside the visit: whoever waits for a counter keeps their place meanwhile.",
    experienceMachine,
  ],
  ["The hall day", "Opened and closed by events, never by midnight.", hallDayMachine],
  [
    "How the hall runs",
    "Beside the day: whether the hall is crowded, paused or left. *Relieve* and *stand down* come with the first relief counter that opens and the last that closes. Closing the day ends every mode.",
    hallModeMachine,
  ],
];

/** The whole page. */
export function chartsPage(): string {
  const parts = chapters.map(([title, about, machine]) => `## ${title}\n\n${about}\n\n\`\`\`mermaid\n${chartOf(machine)}\n\`\`\`\n`);
  return `# Life cycles\n\nDrawn from the state machines in \`packages/queue-core/src/machines\` by \`pnpm charts\`; a test fails when this page is not theirs any more.
What a state does not allow is refused.\n\n${parts.join("\n")}`;
}

/** One machine as Mermaid draws it; moves between the same two states share an arrow. */
function chartOf(machine: Machine): string {
  const lines = [`  [*] --> ${name(machine.root.initial.target?.[0]?.key ?? "")}`];
  for (const [state, node] of Object.entries(machine.states)) {
    if (state.includes("-")) lines.unshift(`  state "${words(state)}" as ${name(state)}`);
    const arrows = new Map<string, string[]>();
    for (const move of [...node.transitions.values()].flat()) {
      const target = move.target?.[0]?.key ?? state;
      arrows.set(target, [...(arrows.get(target) ?? []), words(move.eventType.toLowerCase())]);
    }
    for (const [target, moves] of arrows) lines.push(`  ${name(state)} --> ${name(target)}: ${moves.join(", ")}`);
    if (node.type === "final") lines.push(`  ${name(state)} --> [*]`);
  }
  return ["stateDiagram-v2", ...lines].join("\n");
}

/** Mermaid reads a hyphen in a name as the beginning of an arrow. */
const name = (state: string): string => state.replaceAll("-", "_");
const words = (text: string): string => text.replaceAll(/[-_]/g, " ");

if (import.meta.main) {
  writeFileSync(chartsFile, chartsPage());
  console.log(`已写入 · Written: ${chartsFile}`);
}
