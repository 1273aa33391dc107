// Opens the floor manager's console in its page.

import { HubPage, deviceName } from "@hallflow/ui";
import { createRoot } from "react-dom/client";
import { firstLanguage } from "../parts/page-language.ts";
import { Console } from "./console.tsx";
import { chooseLanguage } from "./words.ts";

const root = document.querySelector("#root");
if (!root) throw new Error("the page has no #root");
chooseLanguage(firstLanguage());
createRoot(root).render(
  <HubPage view="manager" device={deviceName("manager")}>
    {(link) => <Console link={link} />}
  </HubPage>,
);
