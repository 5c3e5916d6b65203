/** What a patient is told of something they said is wrong: on paper all of it, by e-mail only that there is news. */
import type { ShownDispute } from "#app/features/disputes/shown.ts";
import type { ShownEvent } from "#app/features/disputes/shown-event.ts";
import type { ShownWords } from "#app/features/disputes/written-shown.ts";
import { type Envelope, letterHead, readOn, sheet } from "./letter.ts";
import { filled, type Html, html, ltr, SLOT } from "./letter-html.ts";
import { online } from "./letter-scan.ts";

/** A letter about a dispute. `ref` is that of the entry that it tells of; what it shows is as it stands when it is printed. */
export interface DisputeLetter extends Envelope {
	readonly shown: ShownDispute;
	readonly ref: string;
	/** A day in the letter's words; takes an instant or an ISO day. */
	readonly dayIn: (when: Date | string) => string;
}

/** The letter. Nothing on its outside or in its head says what it is about. */
export function disputeLetter(letter: DisputeLetter): Html {
	const { t, shown, ref, provider } = letter;
	const { by, state, isUrgent, isMachineAlone } = shown;
	const event = shown.events.find((one) => one.ref === ref);
	const isOpen = state !== "answered" && state !== "withdrawn";
	return sheet(
		letter,
		html`${letterHead(letter)}
<h1>${t(by === "clinician" && state !== "answered" ? "disputes:show.title.doctor" : `disputes:show.title.${state}`)}</h1>
<p>${t(by === "clinician" ? "disputes:letter.intro-doctor" : "disputes:letter.intro")}</p>
${isUrgent && isOpen && urgent(letter)}
${event !== undefined && html`<p class="said"><strong>${eventLine(letter, event)}</strong></p>${eventBody(letter, event)}`}
${told(letter)}
${isOpen && follows(letter)}
${meanwhile(letter)}
${isMachineAlone && rights(letter)}
${state === "answered" && by === "patient" && html`<h2>${t("disputes:disagree.title")}</h2><p>${t("disputes:letter.disagree")}</p>`}
${bodies(letter)}
<p>${t("disputes:letter.wrong")}</p>
${online(letter, t("disputes:letter.online", { address: SLOT }))}
<p>${filled(t("letters:help-line", { phone: SLOT }), ltr(provider.phone))}</p>
${readOn(letter)}`,
	);
}

/** The e-mail. It may be read by others and lies on strange computers: no tool, no service, nothing about health. */
export function disputeEmail({ t, origin, provider }: Pick<Envelope, "t" | "origin" | "provider">): {
	readonly subject: string;
	readonly text: string;
} {
	const text = [
		t("disputes:letter.email"),
		t("disputes:letter.email-see", { address: origin }),
		t("disputes:letter.email-call", { phone: provider.phone }),
		provider.name,
	];
	return { subject: t("disputes:letter.subject"), text: `${text.join("\n\n")}\n` };
}

function urgent({ t, provider }: DisputeLetter): Html {
	const us = filled(t("disputes:urgent.us", { phone: SLOT }), ltr(provider.phone));
	return html`<h2>${t("disputes:urgent.title")}</h2>
<ul><li>${t("disputes:urgent.999")}</li><li>${t("disputes:urgent.111")}</li><li>${us}</li></ul>`;
}

function eventLine({ t, dayIn }: DisputeLetter, { move, day, who, step }: ShownEvent): string {
	const date = day === null ? "" : dayIn(day);
	if (move === "candour") return step === null ? "" : t(`disputes:event.candour.${step}`, { date });
	return t(`disputes:event.${move}`, { date, name: who ?? "" });
}

/** What was written, and what came of it. A question says how to answer it. */
function eventBody(letter: DisputeLetter, event: ShownEvent): Html {
	const { t } = letter;
	const { words, apology, outcomes, passedTo, move } = event;
	return html`${apology !== null && html`<h2>${t("disputes:answered.sorry")}</h2>${written(letter, apology)}`}
${words !== null && written(letter, words)}
${move === "ask" && html`<p>${t("disputes:letter.question")}</p>`}
${
	outcomes.length > 0 &&
	html`<h2>${t("disputes:answered.changes")}</h2><ul>${outcomes.map((outcome) => html`<li>${t(`disputes:outcome.${outcome}`)}</li>`)}${passedTo.map((where) => html`<li>${t(`disputes:passed.${where}`)}</li>`)}</ul>`
}`;
}

function written({ t, provider }: DisputeLetter, { words, lang, original, isForeign }: ShownWords): Html {
	const lines = (text: string, tongue: string) =>
		html`<p lang="${tongue}" dir="auto">${text.split("\n").map((line, place) => html`${place > 0 && html`<br>`}${line}`)}</p>`;
	return html`${lines(words, lang)}
${isForeign && html`<p>${filled(t("disputes:words.foreign", { phone: SLOT }), ltr(provider.phone))}</p>`}
${original !== null && html`<p>${t("disputes:words.original")}:</p>${lines(original.words, original.lang)}`}`;
}

function told(letter: DisputeLetter): Html {
	const { t, shown, dayIn } = letter;
	const { matter, routes, challenge, said, helpers, by, raisedAt } = shown;
	const { tool, service, day } = matter;
	const where =
		day === null
			? t("disputes:matter.tool-only")
			: t("disputes:matter.use", { service: service ?? "", date: dayIn(day) });
	return html`<h2>${t(by === "patient" ? "disputes:show.said" : "disputes:show.doctor-said")}</h2>
<dl>
<dt>${t("disputes:show.reference")}</dt><dd>${ltr(shown.ref)}<br>${t("disputes:show.reference-why")}</dd>
<dt>${t("disputes:show.when")}</dt><dd>${dayIn(new Date(raisedAt))}</dd>
<dt>${t("disputes:check.about")}</dt><dd>${tool === null ? t("disputes:matter.unknown") : html`<span${tool.nameLang !== null && html` lang="${tool.nameLang}"`}>${tool.name}</span><br>${where}`}</dd>
${routes.length > 0 && html`<dt>${t("disputes:check.what")}</dt>${routes.map((route) => html`<dd>${t(`disputes:route.${route}`)}</dd>`)}`}
${challenge !== null && html`<dt>${t("disputes:check.what")}</dt><dd>${t(`disputes:challenge.${challenge}`)}</dd>`}
${helpers.length > 0 && html`<dt>${t("disputes:check.helpers")}</dt>${helpers.map(({ as, name }) => html`<dd>${t(`disputes:helper.${as}`)}: <bdi>${name}</bdi></dd>`)}`}
</dl>
${said !== null && html`<p>${t("disputes:check.words")}:</p>${written(letter, said)}`}`;
}

function follows({ t, shown, dayIn }: DisputeLetter): Html {
	return html`<h2>${t("disputes:next.title")}</h2>
<p>${t("disputes:next.who")} ${t("disputes:next.harm")}</p>
<ul>${shown.clocks.map(({ name, due, met, isLate }) => html`<li>${t(`disputes:next.clock.${name}`, { date: dayIn(due) })} ${met !== null && t("disputes:next.met", { date: dayIn(met) })}${isLate && html`<strong>${t("disputes:next.late")}</strong>`}</li>`)}</ul>`;
}

function meanwhile({ t, shown }: DisputeLetter): Html {
	if (shown.matter.tool === null) return html``;
	const words = shown.pause === "none" ? t("disputes:show.no-pause") : t(`disputes:show.${shown.pause}`);
	return html`<h2>${t("disputes:show.meanwhile")}</h2><p>${words}</p>`;
}

function rights({ t }: DisputeLetter): Html {
	return html`<h2>${t("disputes:rights.title")}</h2><ul><li>${t("disputes:rights.human")}</li><li>${t("disputes:rights.heard")}</li><li>${t("disputes:rights.contest")}</li></ul>`;
}

function bodies({ t, shown }: DisputeLetter): Html {
	return html`<h2>${t("disputes:body.title")}</h2>${shown.bodies.map((body) => html`<p>${t(`disputes:body.${body.for}`)}<br><bdi lang="${body.lang}">${body.name}</bdi> ${ltr(body.phone)}</p>`)}`;
}
