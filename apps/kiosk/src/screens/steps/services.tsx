// What brings you here? The most-used services first, the others by group or by letters, and "not sure" always at hand.

import { undecidedService } from "@hallflow/queue-core";
import { Compass, Search } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Frame } from "../parts/frame.tsx";
import { Icon } from "../parts/icon.tsx";
import { Notice, noticed } from "../parts/notice.tsx";
import { Pages } from "../parts/pages.tsx";
import { Say, SayWords } from "../parts/say.tsx";
import { ServiceCard } from "../parts/service-card.tsx";
import { useSession } from "../parts/session-view.ts";
import { Touch } from "../parts/touch.tsx";
import { both } from "../words/words.ts";
import { popularFirst, servicesOf } from "./service-lists.ts";
import { ServiceSearch } from "./service-search.tsx";
import "./services.css";

/** How many choices a page holds: few and large for whoever asked for it so. */
const perPage = 6;
const perElderPage = 4;

export function Services(): ReactNode {
  const { plan, session, send } = useSession();
  const [shown, setShown] = useState("popular");
  const adding = session.errands.length > 0;
  const services = session.elder ? popularFirst(plan) : servicesOf(plan, shown);
  const open = services.filter(({ id }) => !session.errands.includes(id));
  return (
    <Frame
      title={both(adding ? "service.addTitle" : "service.title")}
      hint={both("service.hint")}
      note={noticed(session) ? <Notice /> : undefined}
      className="services"
    >
      {!session.elder && <Tabs shown={shown} show={setShown} />}
      {shown === "search" && !session.elder ? (
        <ServiceSearch />
      ) : (
        <Pages
          key={session.elder ? "elder" : shown}
          items={open}
          perPage={session.elder ? perElderPage : perPage}
          render={(service) => <ServiceCard key={service.id} service={service} />}
        />
      )}
      {!session.errands.includes(undecidedService) && (
        <Touch className="unsure" onTouch={() => send({ type: "SERVICE", service: undecidedService })}>
          <Compass aria-hidden="true" />
          <SayWords words={plan.undecided.name} />
        </Touch>
      )}
    </Frame>
  );
}

function Tabs({ shown, show }: { readonly shown: string; readonly show: (tab: string) => void }): ReactNode {
  const { plan } = useSession();
  return (
    <div className="tabs">
      <Touch className="tab" pressed={shown === "popular"} onTouch={() => show("popular")}>
        <Icon name="star" />
        <Say word="service.popular" />
      </Touch>
      {plan.serviceGroups.map((group) => (
        <Touch key={group.id} className="tab" pressed={shown === group.id} onTouch={() => show(group.id)}>
          <Icon name={group.icon} />
          <SayWords words={group.name} />
        </Touch>
      ))}
      <Touch className="tab" pressed={shown === "search"} onTouch={() => show("search")}>
        <Search aria-hidden="true" />
        <Say word="service.search" />
      </Touch>
    </div>
  );
}
