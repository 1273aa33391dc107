// The attackers as a process of their own, so that what they cost is not measured as the hub's.

import { type AttackOrder, attack } from "./attackers.ts";

const order = JSON.parse(process.argv[2] ?? "") as AttackOrder;
console.log(JSON.stringify(await attack(order)));
process.exit(0);
