// Changes which language is read first; the button speaks the language that it leads to.

import type { Language } from "@hallflow/queue-core";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import "./language-switch.css";

interface LanguageSwitchProps {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

export function LanguageSwitch({ language, choose }: LanguageSwitchProps): ReactNode {
  return language === "zh" ? (
    <Button className="language-switch" onPress={() => choose("en")} aria-label="English first">
      <span lang="en">EN</span>
    </Button>
  ) : (
    <Button className="language-switch" onPress={() => choose("zh")} aria-label="中文优先">
      <span lang="zh-CN">中</span>
    </Button>
  );
}
