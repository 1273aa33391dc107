// Places in a value and in its schema, by the same path.

import { z } from "zod";

export type Path = readonly PropertyKey[];

/** `["counters", 2, "lanes"]` as counters[2].lanes. */
export function pathText(path: Path): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return text.replace(/^\./, "");
}

/** The value at a path, or undefined where the path leaves it. */
export function valueAt(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<PropertyKey, unknown>)[step];
  }
  return here;
}

/** What a schema says of the value at a path, or undefined where it says nothing. */
export function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  let here: z.ZodType | undefined = bare(schema);
  for (const step of path) {
    if (here instanceof z.ZodObject) here = (here.shape as Record<PropertyKey, z.ZodType>)[step];
    else if (here instanceof z.ZodArray) here = here.element as z.ZodType;
    else return undefined;
    here = here && bare(here);
  }
  return here;
}

/** A schema without what only says whether the value may be left out. */
function bare(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return bare(schema.unwrap() as z.ZodType);
  return schema;
}

/** The keys that a schema of a group allows; none for any other. */
export const keysOf = (schema: z.ZodType | undefined): string[] => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []);
