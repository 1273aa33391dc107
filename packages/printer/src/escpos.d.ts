// The part of `escpos` that Hallflow uses; the rest of it is not to be called (see encode-resident.ts).
declare module "escpos" {
  interface Adapter {
    write(bytes: Buffer, done?: () => void): void;
  }

  export default class Printer {
    constructor(adapter: Adapter, options?: { encoding?: string });
    raw(bytes: Buffer): this;
    align(align: "lt" | "ct" | "rt"): this;
    /** Zero-based: 0 is single size, 7 is eight times. */
    size(width: number, height: number): this;
    /** Encodes the text and ends the line. */
    text(line: string): this;
    flush(): this;
  }
}
