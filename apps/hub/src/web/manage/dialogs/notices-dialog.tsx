// What the lobby displays say to everybody: the notices that hang there now, each with its way down, and a new one.

import { type Words, minuteMs } from "@hallflow/queue-core";
import { timeOfDay } from "@hallflow/ui";
import { type ReactNode, useState } from "react";
import { Button, Input, Label, TextField, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useScene } from "../scene.ts";
import { Say, both, useWords } from "../words.ts";
import { Frame } from "./frame.tsx";
import "./notices-dialog.css";

const most = 3;
const longest = { zh: 40, en: 90 };
const spans = [0, 0.5, 1, 2] as const;

export function NoticesDialog(): ReactNode {
  const { view, plan, now, isLive, send } = useScene();
  const { say, language } = useWords();
  const [words, setWords] = useState<Words>({ zh: "", en: "" });
  const [hours, setHours] = useState<(typeof spans)[number]>(0);
  const { notices } = view;
  const isWhole = words.zh.trim() !== "" && words.en.trim() !== "";
  const set = (next: typeof notices, done: Words) => send({ type: "set-notices", notices: next }, done);
  const hang = async () => {
    const untilAt = hours === 0 ? null : Math.round(now + hours * 60 * minuteMs);
    const answer = await set([...notices, { zh: words.zh.trim(), en: words.en.trim(), untilAt }], both("notices.done"));
    if (answer.kind === "done") setWords({ zh: "", en: "" });
  };
  return (
    <Frame title={<Say of="notices.title" />} kind="wide">
      <div className="frame-body notices">
        {notices.length === 0 ? (
          <p>{say("notices.none")}</p>
        ) : (
          <ul>
            {notices.map((notice, index) => (
              <li key={`${notice.zh} ${notice.untilAt}`}>
                <span>
                  <b>{notice[language]}</b>
                  <small>
                    {notice.untilAt === null
                      ? say("notices.untilClosed")
                      : say("notices.until", { time: timeOfDay(notice.untilAt, plan.timeZone) })}
                  </small>
                </span>
                <Button
                  className="button button-small"
                  isDisabled={!isLive}
                  onPress={() => void set(notices.toSpliced(index, 1), both("notices.taken"))}
                >
                  {say("notices.take")}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {notices.length < most && (
          <>
            {(["zh", "en"] as const).map((one) => (
              <TextField
                key={one}
                className="notices-field"
                value={words[one]}
                maxLength={longest[one]}
                onChange={(text) => setWords({ ...words, [one]: text })}
              >
                <Label>{say(`notices.${one}`)}</Label>
                <Input lang={one === "zh" ? "zh-CN" : "en"} />
              </TextField>
            ))}
            <ToggleButtonGroup
              className="chips"
              aria-label={say("notices.howLong")}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[String(hours)]}
              onSelectionChange={(keys) => setHours(spans.find((span) => keys.has(String(span))) ?? 0)}
            >
              {spans.map((span) => (
                <ToggleButton key={span} id={String(span)} className="chip">
                  {span === 0 ? say("notices.untilClosed") : say("notices.minutes", { minutes: span * 60 })}
                </ToggleButton>
              ))}
            </ToggleButtonGroup>
          </>
        )}
      </div>
      {notices.length < most && (
        <footer className="frame-foot">
          <Button className="button button-main" isDisabled={!isLive || !isWhole} onPress={() => void hang()}>
            <Say of="notices.hang" />
          </Button>
        </footer>
      )}
    </Frame>
  );
}
