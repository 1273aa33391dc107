// The devices of the hall, and letting a new one in by the code on its screen.

import { timeOfDay } from "@hallflow/ui";
import type { DeviceView } from "@hallflow/queue-core";
import { type ReactNode, useState } from "react";
import { Button } from "react-aria-components";
import { useScene } from "../scene.ts";
import { Say, both, useWords } from "../words.ts";
import { EnrolForm } from "./enrol-form.tsx";
import { NameForm } from "./name-form.tsx";
import type { AccessDesk } from "./use-access.ts";

export function DeviceDesk({ desk }: { readonly desk: AccessDesk }): ReactNode {
  const devices = desk.list?.devices ?? [];
  return (
    <div className="access-columns">
      <EnrolForm desk={desk} />
      <section>
        <h3>
          <Say of="access.enrolled" />
        </h3>
        {devices.length === 0 ? (
          <p className="access-none">
            <Say of="access.noDevices" />
          </p>
        ) : (
          <ul className="access-list">
            {devices.map((device) => (
              <DeviceLine key={device.id} device={device} desk={desk} />
            ))}
          </ul>
        )}
        {desk.list?.authority && (
          <p className="access-authority">
            <Say of="access.authority" /> <a href="/authority.crt">authority.crt</a>
            <code>{desk.list.authority}</code>
          </p>
        )}
      </section>
    </div>
  );
}

function DeviceLine({ device, desk }: { readonly device: DeviceView; readonly desk: AccessDesk }): ReactNode {
  const { say } = useWords();
  const [doing, setDoing] = useState<"nothing" | "rename" | "revoke">("nothing");
  if (doing === "rename") {
    const rename = async (name: string) => {
      await desk.change({ type: "rename-device", device: device.id, name }, both("access.done.renamed", { name }));
      setDoing("nothing");
    };
    return (
      <li>
        <NameForm name={device.name} save={rename} leave={() => setDoing("nothing")} />
      </li>
    );
  }
  const revoke = () => void desk.change({ type: "revoke-device", device: device.id }, both("access.done.revoked", { name: device.name }));
  return (
    <li>
      <span className={`access-light access-light-${device.isOnline ? "on" : "off"}`} aria-hidden="true" />
      <span className="access-what">
        <b>{device.name}</b>
        <small>
          {say(`access.kind.${device.kind}`)} · <Where device={device} /> · <LastSeen device={device} />
        </small>
      </span>
      <Button className="button button-small" onPress={() => setDoing("rename")}>
        {say("access.rename")}
      </Button>
      {doing === "revoke" ? (
        <Button className="button button-small button-stop" onPress={revoke}>
          {say("access.revokeSure")}
        </Button>
      ) : (
        <Button className="button button-small" onPress={() => setDoing("revoke")}>
          {say("access.revoke")}
        </Button>
      )}
    </li>
  );
}

function Where({ device: { counter, zone } }: { readonly device: DeviceView }): ReactNode {
  const { plan } = useScene();
  const { say, language } = useWords();
  if (counter !== null) return say("counter", { counter });
  return plan.zones.find(({ id }) => id === zone)?.name[language] ?? say("access.anywhere");
}

function LastSeen({ device: { isOnline, lastSeenAt } }: { readonly device: DeviceView }): ReactNode {
  const { plan } = useScene();
  const { say } = useWords();
  if (isOnline) return say("access.online");
  return lastSeenAt === null ? say("access.neverSeen") : say("access.lastSeen", { time: timeOfDay(lastSeenAt, plan.timeZone) });
}
