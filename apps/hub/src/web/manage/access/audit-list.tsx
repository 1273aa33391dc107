// The audit log as an administrator reads it, the latest first.

import type { AuditView } from "@hallflow/queue-core";
import { dateInHall, timeOfDay } from "@hallflow/ui";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { useScene } from "../scene.ts";
import { useWords } from "../words.ts";

const page = 50;

export function AuditList(): ReactNode {
  const { plan, link } = useScene();
  const { say, language } = useWords();
  const [lines, setLines] = useState<readonly AuditView[]>([]);
  const [isEnd, setEnd] = useState(false);
  const readOn = useCallback(
    async (before: number | undefined) => {
      const answer = await link.administer({ type: "read-audit", limit: page, ...(before === undefined ? {} : { before }) });
      if (answer.kind !== "done") return;
      const { entries } = answer.result;
      setLines((known) => (before === undefined ? entries : [...known, ...entries]));
      setEnd(entries.length < page);
    },
    [link],
  );
  useEffect(() => {
    const timer = setTimeout(() => void readOn(undefined), 0);
    return () => clearTimeout(timer);
  }, [readOn]);
  return (
    <div className="access-audit">
      <table>
        <thead>
          <tr>
            <th>{say("access.auditAt")}</th>
            <th>{say("access.auditWho")}</th>
            <th>{say("access.auditWhat")}</th>
            <th>{say("access.auditOf")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ sequence, at, actor, action, subject }) => (
            <tr key={sequence}>
              <td className="numerals">
                {dateInHall(at, plan.timeZone, language)} {timeOfDay(at, plan.timeZone)}
              </td>
              <td>{actor}</td>
              <td>{isKnown(action) ? say(`access.actions.${action}`) : action}</td>
              <td>{subject}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isEnd && lines.length > 0 && (
        <Button className="button" onPress={() => void readOn(lines.at(-1)?.sequence)}>
          {say("access.earlier")}
        </Button>
      )}
    </div>
  );
}

const known = [
  "set-up",
  "device-approved",
  "device-refused",
  "device-renamed",
  "device-revoked",
  "account-added",
  "account-changed",
  "password-changed",
  "signed-in",
  "sign-in-failed",
  "signed-out",
  "session-idle",
  "audit-shortened",
  "number-shown",
  "number-searched",
  "access-kept",
  "key-destroyed",
] as const;

/** A hub that is newer than this page may write of acts that the page has no words for. */
const isKnown = (action: string): action is (typeof known)[number] => known.some((name) => name === action);
