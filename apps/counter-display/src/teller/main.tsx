// Opens the teller's console in its page.

import { createRoot } from "react-dom/client";
import { TellerPage } from "./teller-page.tsx";

const root = document.querySelector("#root");
if (!root) throw new Error("the page has no #root");
createRoot(root).render(<TellerPage />);
