// The words of an app in both languages: i18next with keys and shapes that the compiler checks, Chinese as what falls back.

import type { Language, Words } from "@hallflow/queue-core";
import { createInstance } from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { willSay } from "./ready-type.ts";

interface WordTree {
  readonly [key: string]: string | WordTree;
}

/** The dotted paths to every text of a tree. */
export type WordKey<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${WordKey<Tree[Key]>}`;
}[keyof Tree & string];

/** A tree with the same keys: a text that one language lacks does not compile. */
export type SameKeys<Tree> = { readonly [Key in keyof Tree]: Tree[Key] extends string ? string : SameKeys<Tree[Key]> };

type Values = Readonly<Record<string, string | number>>;

/** A text by its key, with the places in double braces filled in. */
export type Say<Tree> = (key: WordKey<Tree>, values?: Values) => string;

export interface AppWords<Tree> {
  /** The words in the page's language, for a component; it renders again when the language changes. */
  readonly useWords: () => { readonly say: Say<Tree>; readonly language: Language };
  /** A text in both languages, for where both are shown. */
  readonly both: (key: WordKey<Tree>, values?: Values) => Words;
  /** A text in every language that the app has, further ones too; values may differ by language. */
  readonly all: (key: WordKey<Tree>, values?: Values | ((language: string) => Values)) => Words & Readonly<Record<string, string>>;
  readonly setLanguage: (language: Language) => void;
}

const pageLanguage: Record<Language, string> = { zh: "zh-CN", en: "en" };

/** Sets up an app's words. `first` is the language to begin with; `more` are further ones by the tag that i18next writes them with. */
export function appWords<const Tree extends WordTree>(
  zh: Tree,
  en: SameKeys<Tree>,
  first: Language = "zh",
  more: Readonly<Record<string, SameKeys<Tree>>> = {},
): AppWords<Tree> {
  willSay(zh);
  const i18n = createInstance();
  // Everything is at hand, so that the setup is done when this returns; React escapes what it shows.
  void i18n.use(initReactI18next).init({
    lng: first,
    fallbackLng: "zh",
    initAsync: false,
    resources: Object.fromEntries(Object.entries({ ...more, zh, en }).map(([language, translation]) => [language, { translation }])),
    interpolation: { escapeValue: false },
  });
  // The keys are checked by WordKey above; i18next's own types would want the resources declared for the whole program.
  type Translate = (key: string, values?: Values) => string;
  const inLanguage: Record<Language, Translate> = {
    zh: i18n.getFixedT("zh") as unknown as Translate,
    en: i18n.getFixedT("en") as unknown as Translate,
  };
  return {
    useWords() {
      const { t, i18n: current } = useTranslation("translation", { i18n });
      return { say: t as unknown as Translate, language: current.language as Language };
    },
    all: (key, values) => {
      const texts = [...Object.keys(more), "zh", "en"].map((language): [string, string] => {
        const translate = i18n.getFixedT(language) as unknown as Translate;
        return [language, translate(key, typeof values === "function" ? values(language) : values)];
      });
      return Object.fromEntries(texts) as Words & Readonly<Record<string, string>>;
    },
    both: (key, values) => ({ zh: inLanguage.zh(key, values), en: inLanguage.en(key, values) }),
    setLanguage(language) {
      document.documentElement.lang = pageLanguage[language];
      void i18n.changeLanguage(language);
    },
  };
}
