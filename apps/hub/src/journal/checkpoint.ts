// A checkpoint: what both chains have come to, small enough to be kept elsewhere. A file whose chains were written anew does not fit it.

import { z } from "zod";

const headSchema = z.object({ sequence: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) });

export const checkpointSchema = headSchema.extend({ audit: headSchema }).meta({ id: "Checkpoint" });
export type Checkpoint = z.infer<typeof checkpointSchema>;
