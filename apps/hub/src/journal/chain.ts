// The hash chain: each row's hash covers the one before it, so that no row can be changed, moved or taken out unseen.

import { hash } from "node:crypto";

/** What the first row is chained to. */
export const genesis = "0".repeat(64);

/** One row of the events, as it is stored; `at` and `type` repeat what is in `body`, for whoever reads the file with SQL. */
export interface Row {
  readonly sequence: number;
  readonly at: number;
  readonly type: string;
  readonly actor: string;
  readonly body: string;
  readonly hash: string;
}

/** The hash of a row, in hexadecimal; `body` holds all of its event. */
export const link = (previous: string, { sequence, actor, body }: Pick<Row, "sequence" | "actor" | "body">): string =>
  hash("sha256", `${previous}\n${sequence}\n${actor}\n${body}`);
