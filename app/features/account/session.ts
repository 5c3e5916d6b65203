/** How long a signed-in browser stays signed in. Sources: NHS login (30 minutes idle, 12 hours at most), ASVS 5.0 7.3. */

/** Whose session it is. A shared computer is the default for letters. */
export interface SessionKind {
	readonly who: "patient" | "staff";
	readonly shared: boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Milliseconds without use after which it ends. */
export function idleLimit({ who, shared }: SessionKind): number {
	return (who === "patient" && !shared ? 30 : 15) * MINUTE;
}

/** Milliseconds after sign-in when it ends whatever happens. */
export function wholeLimit({ who }: SessionKind): number {
	return (who === "patient" ? 12 : 10) * HOUR;
}

/** When it ends if it is not used again after `seenAt`. */
export function endsAt(kind: SessionKind, madeAt: Date, seenAt: Date): Date {
	return new Date(Math.min(seenAt.getTime() + idleLimit(kind), madeAt.getTime() + wholeLimit(kind)));
}
