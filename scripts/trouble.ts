// Tells a trouble that its sentence explains whole from a bug, which needs its stack.

/** Thrown with a sentence for people: what is wrong and what to do. */
export class Trouble extends Error {
  override readonly name = "Trouble";
}

/** What to show of anything thrown. */
export function explain(error: unknown): string {
  if (error instanceof Trouble) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
