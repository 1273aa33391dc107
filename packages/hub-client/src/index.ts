// What devices need to speak with the hub.

export { HubClient, type HubClientOptions, type HubState, type Link, type SendOptions } from "./hub-client.ts";
export type { LinkSocket } from "./link-socket.ts";
export { type OperationStore, type PendingOperation, memoryStore, pageStore } from "./operation-store.ts";
export { HallClock } from "./hall-clock.ts";
export { newId, newToken } from "./new-id.ts";
export { type EnrolmentState, enrol } from "./enrolment.ts";
