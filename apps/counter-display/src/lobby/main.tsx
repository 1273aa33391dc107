// Opens the lobby display in its page.

import { createRoot } from "react-dom/client";
import { LobbyPage } from "./lobby-page.tsx";

const root = document.querySelector("#root");
if (!root) throw new Error("the page has no #root");
createRoot(root).render(<LobbyPage query={new URLSearchParams(location.search)} />);
