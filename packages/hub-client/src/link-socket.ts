// What a link needs of the connection under it: as much of a socket.io client as the hub client uses.

export interface LinkSocket {
  readonly connected: boolean;
  /** False when it has been turned away and will not connect again by itself. */
  readonly active?: boolean;
  /** Told of "connect", "disconnect" (with a reason), "connect_error" (with an Error) and the hub's own events. Connects again by itself. */
  on(event: string, listener: (word: never) => void): unknown;
  emit(event: string, ...words: unknown[]): unknown;
  /** What is sent through this waits for the hub's answer, and rejects after so long or when the connection ends. */
  timeout(ms: number): { emitWithAck(event: string, ...words: unknown[]): Promise<unknown> };
  connect(): unknown;
  close(): unknown;
}
