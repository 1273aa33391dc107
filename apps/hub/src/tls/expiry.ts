// Tells staff in time that the hub's certificate runs out: from that day on no device would connect.

import type { Conditions } from "../conditions.ts";
import type { HallTls } from "./hall-tls.ts";

const dayMs = 86_400_000;
const warnBeforeMs = 14 * dayMs;

/** Looks now and once a day; answers how to stop. */
export function watchExpiry({ untilAt, authority }: HallTls, conditions: Conditions): () => void {
  const look = () => {
    const days = Math.floor((untilAt - Date.now()) / dayMs);
    if (untilAt - Date.now() > warnBeforeMs) return conditions.clear("certificate");
    const remedy = authority
      ? { zh: "重新启动主机即可换新证书", en: "Start the hub again and it makes a new one" }
      : { zh: "请更换 HALL_TLS_CERT 的证书并重新启动", en: "Replace the certificate of HALL_TLS_CERT and start again" };
    conditions.raise("certificate", days <= 3 ? "critical" : "warning", {
      zh: `主机证书还有 ${days} 天到期，到期后所有设备都无法连接。${remedy.zh}。`,
      en: `The hub's certificate runs out in ${days} days; no device connects after that. ${remedy.en}.`,
    });
  };
  look();
  const timer = setInterval(look, dayMs);
  return () => clearInterval(timer);
}
