// Decides what a guide's tablet shows: the way to a post, or the zone of the one that is theirs.

import type { ZoneId } from "@hallflow/queue-core";
import { type HubLink, applyBrand, useHub } from "@hallflow/ui";
import { type ReactNode, useEffect } from "react";
import { GuideSignIn } from "./guide-sign-in.tsx";
import type { Post } from "./post.ts";
import { useWords } from "./words.ts";
import { ZoneFloor } from "./zone-floor.tsx";

interface GuideProps {
  readonly link: HubLink;
  /** The post last taken up on this tablet. */
  readonly post: Post | null;
  /** The zone that the page's address names. */
  readonly askedZone: ZoneId | null;
  readonly take: (post: Post | null) => void;
}

export function Guide({ link, post, askedZone, take }: GuideProps): ReactNode {
  const { welcome, push } = useHub(link);
  const { say } = useWords();
  const plan = welcome?.plan ?? null;
  const view = push?.view.role === "guide" ? push.view : null;
  useEffect(() => {
    if (plan) applyBrand(plan.brandColour);
  }, [plan]);
  useEffect(() => {
    document.title = say("title");
  }, [say]);
  if (!plan || !view) {
    return (
      <main className="hub-page">
        <output>{say("connecting")}</output>
      </main>
    );
  }
  const { place, person } = welcome ?? {};
  const zone = place?.zone ?? askedZone;
  const isMine =
    post !== null &&
    (person?.staff ?? post.staff) === post.staff &&
    (zone ?? post.zone) === post.zone &&
    plan.zones.some(({ id }) => id === post.zone) &&
    // A desk that somebody else has taken, or that was closed with the day, is taken anew.
    (post.desk === null || view.seat?.staff === post.staff);
  if (!isMine) return <GuideSignIn link={link} plan={plan} view={view} last={post} zone={zone} take={take} />;
  return <ZoneFloor link={link} plan={plan} view={view} post={post} leave={() => take(null)} />;
}
