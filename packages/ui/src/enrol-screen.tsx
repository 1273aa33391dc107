// What a device shows that nobody has let in yet: the code that a manager types, large enough to read from across the hall.

import type { DeviceKind, Words } from "@hallflow/queue-core";
import type { ReactNode } from "react";
import { Bilingual } from "./bilingual.tsx";
import "./enrol-screen.css";

interface EnrolScreenProps {
  readonly code: string;
  readonly kind: DeviceKind;
  readonly isAway: boolean;
}

const kinds: Record<DeviceKind, Words> = {
  kiosk: { zh: "取号机", en: "Kiosk" },
  teller: { zh: "窗口工作台", en: "Teller's console" },
  lobby: { zh: "大厅屏", en: "Lobby display" },
  window: { zh: "窗口屏", en: "Window display" },
  guide: { zh: "体验区平板", en: "Experience guide's tablet" },
  pad: { zh: "呼叫器", en: "Call pad" },
  rating: { zh: "评价器", en: "Rating pad" },
  manager: { zh: "管理页", en: "Manager's page" },
};
const how: Words = {
  zh: "请值班经理在管理页打开“设备与人员”，输入这个设备码。",
  en: "The floor manager opens “Devices and staff” on the manager's page and types this code.",
};
const away: Words = {
  zh: "暂时连接不上营业厅主机，恢复后会自动继续。",
  en: "The hall's hub cannot be reached. This page goes on by itself once it can.",
};

export function EnrolScreen({ code, kind, isAway }: EnrolScreenProps): ReactNode {
  return (
    <section className="enrol">
      <h1>
        <Bilingual words={kinds[kind]} />
      </h1>
      <p className="enrol-code numerals" aria-label={code.split("").join(" ")}>
        <span>{code.slice(0, 3)}</span>
        <span>{code.slice(3)}</span>
      </p>
      <output className="enrol-how">
        <Bilingual words={isAway ? away : how} />
      </output>
    </section>
  );
}
