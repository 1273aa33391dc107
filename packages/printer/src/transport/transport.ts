// A way to a printer: opened for one exchange, because most network printers serve one connection at a time.

export interface TransportConnection {
  /** Sends the bytes; resolves when the operating system has taken them all, rejects when the way broke. */
  write(bytes: Uint8Array): Promise<void>;
  /** Called with what the printer sends back. */
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Called once when the way is gone, with the error if it broke. */
  onClose(listener: (error: Error | null) => void): void;
  /** Ends in order and waits until everything was delivered: cutting a connection short loses what is still on its way. */
  end(timeoutMs: number): Promise<void>;
  /** Gives up at once. */
  destroy(): void;
}

export interface Transport {
  /** For messages: "tcp://192.168.1.50:9100". */
  readonly address: string;
  /** Whether it is fast enough for tickets that are pictures; a serial line would take half a minute for one. */
  readonly carriesPictures: boolean;
  /** Rejects when the printer cannot be reached within `timeoutMs`; nothing was sent then. */
  open(timeoutMs: number): Promise<TransportConnection>;
}
