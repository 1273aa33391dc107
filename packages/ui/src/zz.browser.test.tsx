import { expect, it } from "vitest";
import { createRoot } from "react-dom/client";
import { useState } from "react";
it("renders", async () => {
  const el = document.createElement("div");
  document.body.append(el);
  function B() {
    const [n, s] = useState(0);
    return <button onClick={() => s(n + 1)}>n{n}</button>;
  }
  createRoot(el).render(<B />);
  await expect.poll(() => el.textContent).toBe("n0");
  el.querySelector("button")!.click();
  await expect.poll(() => el.textContent).toBe("n1");
});
