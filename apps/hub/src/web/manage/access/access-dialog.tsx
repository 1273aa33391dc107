// Devices and staff: who is let in, and what was done about it.

import { type ReactNode, useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { mayAdminister } from "@hallflow/queue-core";
import { Bilingual, useHub } from "@hallflow/ui";
import { Frame } from "../dialogs/frame.tsx";
import { useScene } from "../scene.ts";
import { Say, useWords } from "../words.ts";
import { AuditList } from "./audit-list.tsx";
import { DeviceDesk } from "./device-desk.tsx";
import { StaffDesk } from "./staff-desk.tsx";
import { useAccess } from "./use-access.ts";
import "./access.css";

export function AccessDialog(): ReactNode {
  const { link } = useScene();
  const { language } = useWords();
  const desk = useAccess();
  const [part, setPart] = useState<string>("devices");
  const role = useHub(link).welcome?.person?.role ?? "manager";
  const isAdministrator = mayAdminister(role, "add-account");
  const { list, notice } = desk;
  return (
    <Frame kind="wide" title={<Say of="access.title" />}>
      <Tabs className="access" selectedKey={part} onSelectionChange={(key) => setPart(String(key))}>
        <TabList className="access-tabs" aria-label="access">
          <Tab id="devices">
            <Say of="access.devices" />
            {list && list.waiting.length > 0 && <b className="access-badge numerals">{list.waiting.length}</b>}
          </Tab>
          {isAdministrator && (
            <Tab id="staff">
              <Say of="access.staff" />
            </Tab>
          )}
          {isAdministrator && (
            <Tab id="audit">
              <Say of="access.audit" />
            </Tab>
          )}
        </TabList>
        <output className={`access-notice ${notice ? `access-notice-${notice.tone}` : ""}`}>
          {notice && <Bilingual words={notice.words} first={language} />}
        </output>
        <TabPanel id="devices" className="access-part">
          <DeviceDesk desk={desk} />
        </TabPanel>
        {isAdministrator && (
          <TabPanel id="staff" className="access-part">
            <StaffDesk desk={desk} />
          </TabPanel>
        )}
        {isAdministrator && (
          <TabPanel id="audit" className="access-part">
            <AuditList />
          </TabPanel>
        )}
      </Tabs>
    </Frame>
  );
}
