// Where a device keeps what it asked for and has not been answered: written before the message leaves, removed after the answer.

import type { Command, OperationId } from "@hallflow/queue-core";

/** One press, as it must be repeated after a cut. `pressedAt` is the device's wall clock, only ever compared with itself. */
export interface PendingOperation {
  readonly operation: OperationId;
  readonly command: Command;
  readonly pressedAt: number;
  readonly validForMs: number | null;
  readonly seen: number | null;
}

/** `add` must have stored the operation durably when its promise is kept: a device that dies after it asks again after it wakes. */
export interface OperationStore {
  add(pending: PendingOperation): Promise<void>;
  remove(operation: OperationId): Promise<void>;
  all(): Promise<readonly PendingOperation[]>;
}

/** For devices whose presses need not outlive them, and for tests. */
export function memoryStore(): OperationStore {
  const pending = new Map<OperationId, PendingOperation>();
  return {
    add: async (operation) => void pending.set(operation.operation, operation),
    remove: async (operation) => void pending.delete(operation),
    all: async () => [...pending.values()],
  };
}

/** The part of the browser's Storage that is needed; `window.localStorage` is one. */
export interface KeyValueStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** Keeps operations in a page's storage under one key, so that a reload asks again with the same id. */
export function pageStore(storage: KeyValueStorage, key: string): OperationStore {
  const read = (): PendingOperation[] => {
    try {
      const parsed: unknown = JSON.parse(storage.getItem(key) ?? "[]");
      return Array.isArray(parsed) ? (parsed as PendingOperation[]) : [];
    } catch {
      return [];
    }
  };
  const write = (operations: readonly PendingOperation[]) => storage.setItem(key, JSON.stringify(operations));
  return {
    add: async (operation) => write([...read().filter((other) => other.operation !== operation.operation), operation]),
    remove: async (operation) => write(read().filter((other) => other.operation !== operation)),
    all: async () => read(),
  };
}
