// Decisions about what customers complained about: who follows it up, and what came of it.

import { type Decider, accept, reject } from "./decision.ts";

export const takeUpComplaint: Decider<"take-up-complaint"> = (hall, { visit, staff, topic }, now) => {
  const complaint = hall.complaints.get(visit);
  if (!complaint) return reject("unknown-complaint");
  if (complaint.closed) return reject("complaint-closed");
  if (complaint.taken?.staff === staff && complaint.taken.topic === topic) return accept();
  return accept({ type: "complaint-taken-up", at: now, visit, staff, topic });
};

export const closeComplaint: Decider<"close-complaint"> = (hall, { visit, result, note }, now) => {
  const complaint = hall.complaints.get(visit);
  if (!complaint) return reject("unknown-complaint");
  if (complaint.closed) return reject("complaint-closed");
  if (!complaint.taken) return reject("complaint-not-taken-up");
  return accept({ type: "complaint-closed", at: now, visit, result, note: note ?? "" });
};
