// The kiosk as other programs use it: the agent alone.

export { createAgent } from "./agent/agent.ts";
export type { Agent, AgentOptions, TakeOptions } from "./agent/agent-contract.ts";
export { Doorway, type DoorwayOptions } from "./doorway.ts";
export type { BridgeEvent, Door } from "./bridge.ts";
export type { AgentLogger } from "./agent/agent-logger.ts";
export type { AgentStatus } from "./agent/agent-status.ts";
export type { NotTaken, PrintResult, TakeResult } from "./agent/take-result.ts";
