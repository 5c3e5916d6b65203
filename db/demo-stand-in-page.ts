/** What the stand-in for NHS login and OpenID shows: who to be, and how well that is proved. */
import type { IncomingMessage } from "node:http";

const WAYS = {
	patients: [
		["P9", "Go on, known by photo and document (P9)"],
		["P5", "Go on, known by details alone (P5)"],
		["P0", "Go on, not known (P0)"],
	],
	staff: [
		["mfa", "Go on with password and a second factor"],
		["pwd", "Go on with a password alone"],
	],
} as const;

/** A form without script. The names are the demo's own, so nothing in them has to be escaped. */
export function standInPage(action: string, names: readonly string[], isPatient: boolean): string {
	const title = isPatient ? "Stand-in for NHS login" : "Stand-in for the staff’s OpenID provider";
	const ways = [...WAYS[isPatient ? "patients" : "staff"], ["cancel", "Do not sign in"]];
	return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>
<style>body{font:1.2rem/1.5 sans-serif;max-width:34rem;margin:auto;padding:1rem}button,select{font:inherit;padding:.5rem;margin:.25rem 0}</style></head>
<body><h1>${title}</h1>
<p>This is part of a demo. It is not NHS login, all people are made up, and nobody is asked for a password.</p>
<form method="post" action="${action}">
<p><label for="who">Who are you?</label><br>
<select id="who" name="who">${names.map((name) => `<option>${name}</option>`).join("")}</select></p>
${ways.map(([value, words]) => `<p><button name="how" value="${value}">${words}</button></p>`).join("\n")}
</form></body></html>
`;
}

/** The fields that it sent: a few words, so a long one is none of ours. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
	let text = "";
	for await (const part of request) {
		text += part;
		if (text.length > 1000) throw new RangeError("too long");
	}
	return new URLSearchParams(text);
}
