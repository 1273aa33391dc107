// Opens the index page.

import { createRoot } from "react-dom/client";
import { firstLanguage } from "../parts/page-language.ts";
import { HomePage } from "./home-page.tsx";
import { chooseLanguage } from "./words.ts";

const root = document.querySelector("#root");
if (!root) throw new Error("the page has no #root");
chooseLanguage(firstLanguage());
createRoot(root).render(<HomePage />);
