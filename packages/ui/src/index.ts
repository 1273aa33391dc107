// The visual language that every app shares.

import "@fontsource-variable/noto-sans-sc/index.css";
import "./tokens.css";

export { Bilingual } from "./bilingual.tsx";
export { LaneMark } from "./lane-mark.tsx";
