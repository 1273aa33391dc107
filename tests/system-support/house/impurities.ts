// Finds where a source file asks the machine for the time or for chance.
import { Visitor, parseSync } from "oxc-parser";

export interface Impurity {
  readonly words: string;
  readonly line: number;
}

const forbiddenMembers = new Set(["Date.now", "Math.random", "Temporal.Now"]);

/** Uses of the clock and of randomness that the language itself offers; timers, files and the network are not in the core's types at all. */
export function impuritiesOf(path: string, source: string): Impurity[] {
  const found: { words: string; start: number }[] = [];
  new Visitor({
    MemberExpression({ object, property, start }) {
      if (object.type !== "Identifier") return;
      const name = property.type === "Identifier" ? property.name : property.type === "Literal" ? String(property.value) : "";
      const words = `${object.name}.${name}`;
      if (forbiddenMembers.has(words)) found.push({ words, start });
    },
    NewExpression({ callee, arguments: given, start }) {
      if (callee.type === "Identifier" && callee.name === "Date" && given.length === 0) found.push({ words: "new Date()", start });
    },
    CallExpression({ callee, start }) {
      if (callee.type === "Identifier" && callee.name === "Date") found.push({ words: "Date()", start });
    },
  }).visit(parseSync(path, source).program);
  return found.map(({ words, start }) => ({ words, line: source.slice(0, start).split("\n").length }));
}
