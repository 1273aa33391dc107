// One service to choose: its name, how long its lane waits just now, and whether a machine can do it.

import { rangeWords } from "@hallflow/ui";
import { Clock3, MonitorCheck } from "lucide-react";
import type { ReactNode } from "react";
import type { ScreenPlan } from "../../bridge.ts";
import { Icon } from "./icon.tsx";
import { Say, SayWords } from "./say.tsx";
import { useSession } from "./session-view.ts";
import { Touch } from "./touch.tsx";
import "./service-card.css";

interface ServiceCardProps {
  readonly service: ScreenPlan["services"][number];
  readonly small?: boolean;
}

export function ServiceCard({ service, small = false }: ServiceCardProps): ReactNode {
  const { plan, kiosk, send } = useSession();
  const range = kiosk.status?.outlook?.[service.id] ?? null;
  const icon = plan.serviceGroups.find(({ id }) => id === service.group)?.icon ?? "circle";
  return (
    <Touch className={`service-card ${small ? "service-card-small" : ""}`} onTouch={() => send({ type: "SERVICE", service: service.id })}>
      <span className="service-icon">
        <Icon name={icon} />
      </span>
      <span className="service-name">
        <SayWords words={service.name} />
      </span>
      {!small && (
        <span className="service-wait">
          {service.selfServiceZone !== undefined ? (
            <>
              <MonitorCheck aria-hidden="true" />
              <Say word="service.machine" />
            </>
          ) : (
            range && (
              <>
                <Clock3 aria-hidden="true" />
                <SayWords words={rangeWords(range)} />
              </>
            )
          )}
        </span>
      )}
    </Touch>
  );
}
