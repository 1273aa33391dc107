// What we use of the espeak-ng package, which brings no types: Emscripten's module with the command line of espeak-ng behind it.

declare module "espeak-ng" {
  interface FileSystem {
    writeFile(path: string, text: string): void;
    readFile(path: string): Uint8Array;
  }
  interface Engine {
    readonly FS: FileSystem;
  }
  interface EngineOptions {
    readonly arguments: readonly string[];
    readonly preRun: readonly ((engine: Engine) => void)[];
    readonly print: (line: string) => void;
    readonly printErr: (line: string) => void;
    readonly instantiateWasm: (
      imports: WebAssembly.Imports,
      receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ) => object;
  }
  /** Runs the program once and resolves when it has ended. */
  export default function run(options: EngineOptions): Promise<Engine>;
}
