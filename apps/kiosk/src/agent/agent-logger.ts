// The part of a pino logger that the agent writes to.

import type { Logger } from "pino";

export type AgentLogger = Pick<Logger, "info" | "warn" | "error">;
