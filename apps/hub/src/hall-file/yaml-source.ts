// A YAML file as read by a person: its value, and for each place in the value the line and column where it is written.

import { readFileSync, statSync } from "node:fs";
import {
  type Document,
  LineCounter,
  type Node,
  type Pair,
  type YAMLError,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
} from "yaml";
import type { Words } from "@hallflow/queue-core";
import type { Path } from "./schema-path.ts";
import { fileTrouble, syntaxWords } from "./yaml-words.ts";

/** Counted from 1, as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Something that is wrong at a place in the text. */
export interface SourceMistake extends Position {
  readonly words: Words;
}

/** A file that could be read as YAML. `locate` answers for any path, also one whose last parts are not there: then with its parent. */
export interface YamlSource {
  readonly value: unknown;
  locate(path: Path, part: "key" | "value"): Position;
}

/** How many nodes the file's aliases may stand for in all. */
const maxAliases = 100;

/** Reads a file into a value with positions, or says what keeps it from being read. Never throws for what the file holds. */
export function readYaml(file: string, maxBytes: number): YamlSource | { readonly mistakes: readonly SourceMistake[] } {
  let bytes: Buffer;
  try {
    const status = statSync(file);
    // A pipe or a device could be read for ever.
    if (!status.isFile() && !status.isDirectory()) return atStart(fileTrouble.notAFile);
    const { size } = status;
    if (size > maxBytes) return atStart(fileTrouble.tooLarge(size, maxBytes));
    bytes = readFileSync(file);
  } catch (error) {
    return atStart(fileTrouble.unreadable(error));
  }
  try {
    return parseYaml(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) return atStart(fileTrouble.notText);
    // The parser descends by recursion, so nesting without end ends here.
    if (error instanceof RangeError) return atStart(fileTrouble.tooDeep);
    throw error;
  }
}

function parseYaml(text: string): ReturnType<typeof readYaml> {
  const lines = new LineCounter();
  // Repeated keys are looked for here, because a person wants to know where the first one is.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const [error] = [...document.errors, ...document.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
  // The first alone: what follows it is most often its consequence.
  if (error) return grammarMistake(document, error, position);
  const dangling = danglingAliases(document, position);
  if (dangling.length > 0) return { mistakes: dangling };
  const repeated = repeatedKeys(document, position);
  if (repeated.length > 0) return { mistakes: repeated };
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) return atStart(fileTrouble.empty);
  try {
    const value: unknown = document.toJS({ maxAliasCount: maxAliases });
    return { value, locate: (path, part) => position(offsetOf(document, path, part)) };
  } catch (error) {
    // Thrown for nothing else: an alias without its anchor was found before.
    if (error instanceof ReferenceError) return atStart(fileTrouble.tooManyAliases);
    throw error;
  }
}

const atStart = (words: Words) => ({ mistakes: [{ line: 1, column: 1, words }] });

function grammarMistake(document: Document.Parsed, { code, message, pos }: YAMLError, position: (offset: number) => Position) {
  if (code === "RESOURCE_EXHAUSTION") return atStart(fileTrouble.tooDeep);
  let offset = pos[0];
  // A quote that is not closed is noticed where the text ends, and looked for where it begins.
  visit(document, {
    Scalar(_, { range }) {
      if (message.startsWith("Missing closing") && range && range[0] < offset && offset <= range[2]) offset = range[0];
    },
  });
  return { mistakes: [{ ...position(offset), words: syntaxWords(code, message) }] };
}

function danglingAliases(document: Document.Parsed, position: (offset: number) => Position): SourceMistake[] {
  const mistakes: SourceMistake[] = [];
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return;
      mistakes.push({ ...position(startOf(alias) ?? 0), words: syntaxWords.danglingAlias(alias.source) });
    },
  });
  return mistakes;
}

function repeatedKeys(document: Document.Parsed, position: (offset: number) => Position): SourceMistake[] {
  const mistakes: SourceMistake[] = [];
  visit(document, {
    Map(_, map) {
      const first = new Map<unknown, number>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        const offset = startOf(key) ?? 0;
        const earlier = first.get(key.value);
        if (earlier === undefined) first.set(key.value, offset);
        else mistakes.push({ ...position(offset), words: syntaxWords.repeatedKey(String(key.value), position(earlier).line) });
      }
    },
  });
  return mistakes;
}

/** Walks down as far as the path goes. A scalar is pointed at itself, a collection at the key or the dash that brings it. */
function offsetOf(document: Document.Parsed, path: Path, part: "key" | "value"): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    node = isAlias(node) ? node.resolve(document) : node;
    const pair = isMap(node) ? pairOf(node.items, step) : undefined;
    const next: unknown = pair ? pair.value : isSeq(node) && typeof step === "number" ? node.items[step] : undefined;
    if (next === undefined) return offset;
    const wantsKey = pair !== undefined && (isCollection(next) || isEmpty(next) || (part === "key" && depth === path.length - 1));
    offset = startOf(wantsKey ? pair.key : next) ?? offset;
    node = next;
  }
  return offset;
}

const pairOf = (pairs: Pair[], step: PropertyKey) => pairs.find(({ key }) => isScalar(key) && String(key.value) === String(step));

const isEmpty = (node: unknown): boolean => isScalar(node) && node.value === null && node.source === "";

const startOf = (node: unknown): number | undefined => (node as Node | null)?.range?.[0];
