// Which counter this machine stands at and who sits there: remembered, so that a reload goes on where it was.

import { type CounterId, type StaffId, counterIdSchema, staffIdSchema } from "@hallflow/queue-core";
import { remember, remembered } from "@hallflow/ui";

export interface TakenSeat {
  readonly counter: CounterId;
  readonly staff: StaffId;
}

const key = "hallflow-teller-seat";

/** The seat last taken on this machine, or null where none was or it cannot be read. */
export function rememberedSeat(): TakenSeat | null {
  try {
    const { counter, staff } = JSON.parse(remembered(key) ?? "{}") as Record<string, unknown>;
    return { counter: counterIdSchema.parse(counter), staff: staffIdSchema.parse(staff) };
  } catch {
    return null;
  }
}

export const rememberSeat = (seat: TakenSeat): void => remember(key, JSON.stringify(seat));
