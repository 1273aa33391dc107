// Whoever has signed in: another password, or out.

import { ChangePasswordForm, useHub } from "@hallflow/ui";
import type { ReactNode } from "react";
import { Frame } from "../dialogs/frame.tsx";
import { useScene } from "../scene.ts";
import { Say } from "../words.ts";

export function AccountDialog(): ReactNode {
  const { link, open } = useScene();
  const staff = useHub(link).welcome?.person?.staff ?? "";
  return (
    <Frame title={<Say of="access.account" values={{ staff }} />}>
      <div className="frame-body">
        <ChangePasswordForm link={link} close={() => open(null)} />
      </div>
    </Frame>
  );
}
