// Opens the rating pad before a customer: /rating?counter=3, or the counter that this device was enrolled for.

import { pageStore } from "@hallflow/hub-client";
import { counterIdSchema } from "@hallflow/queue-core";
import { HubPage, deviceName } from "@hallflow/ui";
import { createRoot } from "react-dom/client";
import { RatingPad } from "./rating-pad.tsx";

const root = document.querySelector("#root");
if (!root) throw new Error("the page has no #root");
const counter = counterIdSchema.safeParse(new URLSearchParams(location.search).get("counter")).data ?? null;
const store = pageStore(localStorage, "hallflow-rating-pending");

createRoot(root).render(
  <HubPage
    view="rating"
    device={deviceName(counter === null ? "rating" : `rating-${counter}`.slice(0, 30))}
    counter={counter}
    store={store}
  >
    {(link) => <RatingPad link={link} />}
  </HubPage>,
);
