// Who guides where on this tablet: remembered, so that a reload goes on where it was.

import { type CounterId, type StaffId, type ZoneId, counterIdSchema, staffIdSchema, zoneIdSchema } from "@hallflow/queue-core";
import { remember, remembered } from "@hallflow/ui";

export interface Post {
  readonly staff: StaffId;
  readonly zone: ZoneId;
  /** The counter of the zone at which this guide calls; null for one who walks up to customers. */
  readonly desk: CounterId | null;
}

const key = "hallflow-guide-post";

/** The post last taken up on this tablet, or null where none was or it cannot be read. */
export function rememberedPost(): Post | null {
  try {
    const { staff, zone, desk } = JSON.parse(remembered(key) ?? "{}") as Record<string, unknown>;
    return { staff: staffIdSchema.parse(staff), zone: zoneIdSchema.parse(zone), desk: counterIdSchema.nullable().parse(desk) };
  } catch {
    return null;
  }
}

export const rememberPost = (post: Post | null): void => remember(key, post && JSON.stringify(post));
