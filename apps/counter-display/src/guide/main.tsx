// Opens the experience guide's tablet: /guide, or /guide?zone=experience-zone.

import { createRoot } from "react-dom/client";
import { GuidePage } from "./guide-page.tsx";

const root = document.querySelector("#root");
if (!root) throw new Error("the page has no #root");

createRoot(root).render(<GuidePage />);
