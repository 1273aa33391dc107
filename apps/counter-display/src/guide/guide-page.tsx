// The guide's tablet on the hub: connects for the desk that its guide has, if any, and lets somebody take up the post.

import { pageStore } from "@hallflow/hub-client";
import { zoneIdSchema } from "@hallflow/queue-core";
import { HubPage, deviceName } from "@hallflow/ui";
import { type ReactNode, useState } from "react";
import { Guide } from "./guide.tsx";
import { type Post, rememberPost, rememberedPost } from "./post.ts";

/** A press that a reload interrupted is asked again with the same id, for as long as it is valid. */
const store = pageStore(localStorage, "hallflow-guide-pending");
const asked = zoneIdSchema.safeParse(new URLSearchParams(location.search).get("zone")).data ?? null;

export function GuidePage(): ReactNode {
  const [post, setPost] = useState<Post | null>(rememberedPost);
  const take = (taken: Post | null) => {
    rememberPost(taken);
    setPost(taken);
  };
  return (
    <HubPage view="guide" device={deviceName("guide")} counter={post?.desk ?? null} zone={asked} store={store}>
      {(link) => <Guide link={link} post={post} askedZone={asked} take={take} />}
    </HubPage>
  );
}
