// What a page remembers on its device; a browser that forbids it makes the page forgetful, never broken.

/** The text under a key, or null. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Remembers a text, or forgets the key with null. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // A full or forbidden storage costs the memory of a reload, which is all that it was for.
  }
}

/** Forgets what a page remembered under a key, for good or until the browser is closed. */
export function forget(key: string): void {
  remember(key, null);
  try {
    sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
}

/** Remembers a text until the browser is closed: who has signed in is nobody's to find the next morning. */
export function rememberForSession(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // As above.
  }
}

export function rememberedForSession(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

/** This device's own name for its role, such as lobby-3f9a2c41: made once, so that the hub knows it again after a reload. */
export function deviceName(role: string): string {
  const key = `hallflow-device-${role}`;
  const known = remembered(key);
  if (known !== null && /^[a-z0-9-]{1,40}$/.test(known)) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(4));
  const name = `${role}-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  remember(key, name);
  return name;
}
