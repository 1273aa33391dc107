// The visual language that every app shares, and what every page on a hub needs.

import "@fontsource-variable/noto-sans-sc/index.css";
import "./tokens.css";

export { Bilingual } from "./bilingual.tsx";
export { LaneMark } from "./lane-mark.tsx";
export { type BrandShades, applyBrand, brandShades, contrast } from "./brand.ts";
export { type Page, type PageOptions, type PageState, connectPage } from "./connect-page.ts";
export { EnrolScreen } from "./enrol-screen.tsx";
export { ChangePasswordForm } from "./change-password-form.tsx";
export { HallClockText } from "./hall-clock-text.tsx";
export { dateInHall, timeOfDay, weekdayInHall } from "@hallflow/queue-core";
export type { HubLink } from "./hub-link.ts";
export { HubPage } from "./hub-page.tsx";
export { OfflineBanner, isCut, useCutForMs } from "./offline-banner.tsx";
export { deviceName, remember, remembered } from "./page-storage.ts";
export { minutesWords, wholeMinutes } from "@hallflow/queue-core";
export { rangeFigures, rangeWords, runningTime, waitingWords } from "./spans.ts";
export { useHallNow } from "./use-hall-now.ts";
export { useHub, useLive } from "./use-hub.ts";
export { type AppWords, type SameKeys, type Say, type WordKey, appWords } from "./words.ts";
