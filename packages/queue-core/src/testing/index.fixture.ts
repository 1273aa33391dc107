// What proofs outside the core hold a hall against.

export { callMistakes } from "./call-mistakes.fixture.ts";
export { portrait, unsound } from "./invariants.fixture.ts";
