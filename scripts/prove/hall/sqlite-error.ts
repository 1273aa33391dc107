// The error that SQLite gives for a disk in trouble.

/** Looks like better-sqlite3's own, by name and code, which is what the hub goes by. */
export class SqliteError extends Error {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.name = "SqliteError";
    this.code = code;
  }
}
