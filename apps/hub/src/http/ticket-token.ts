// What opens a customer's page: as much chance as a UUID has, which Node draws for many at once.

import { randomUUID } from "node:crypto";
import type { TicketToken } from "@hallflow/queue-core";

/** 122 random bits in 32 hexadecimal digits. */
export const newTicketToken = (): TicketToken => randomUUID().replaceAll("-", "") as TicketToken;
