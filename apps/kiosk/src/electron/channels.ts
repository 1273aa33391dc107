// The names of the IPC channels between the kiosk's window and its main process.

export const channels = {
  request: "hallflow:request",
  listen: "hallflow:listen",
  event: "hallflow:event",
  alive: "hallflow:alive",
} as const;
