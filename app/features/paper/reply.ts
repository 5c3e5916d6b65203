/** The part of a paper form that is written on and comes back: boxes, who signs, where it goes, and what it says for our staff. */
import { filled, type Html, html, ltr, SLOT } from "#app/features/people/letter-html.ts";
import type { Words } from "#app/i18n/use-words.ts";
import { headingHeight, heightOf, lineOf } from "./fit.ts";
import { formId, type PrintedForm } from "./form-id.ts";
import { qrSvg } from "./qr.ts";

/** Who gets the form back. `post` is where it is posted to; `isFree` without a stamp. */
export interface PaperProvider {
	readonly name: string;
	readonly phone: string;
	readonly post: readonly string[];
	readonly isFree: boolean;
}

/** Where forms to this provider are posted: free of a stamp where it can be, and never a guess. */
export function paperProvider(provider: {
	readonly name: string;
	readonly phone: string;
	readonly address: string;
	readonly freepost: string | null;
}): PaperProvider {
	const { name, phone, address, freepost } = provider;
	return { name, phone, post: (freepost ?? address).split("\n"), isFree: freepost !== null };
}

/** A question with its boxes, in the order of the web. The same boxes in English are what staff read. */
export interface PaperQuestion {
	readonly question: string;
	readonly english: string;
	readonly hint?: string;
	readonly boxes: readonly { readonly text: string; readonly english: string }[];
	/** Lines to write on, each with what stands below it; "" where it is only one more line. */
	readonly lines?: readonly string[];
}

export interface Reply {
	readonly t: Words;
	readonly lang: string;
	/** English words, for our staff. */
	readonly english: Words;
	readonly form: PrintedForm;
	readonly questions: readonly PaperQuestion[];
	/** What happens where nothing is ticked. */
	readonly ifNothing: string;
	readonly provider: PaperProvider;
	/** Where the same is read and answered on a screen. Anybody may know it. */
	readonly address: string;
	/** Whose form it is, where it goes to somebody we know. */
	readonly to?: { readonly name: string; readonly nhsNumber: string } | undefined;
}

const BOX = html`<span class="box"></span>`;

/** What is written by hand, in pairs that stand beside each other. */
const WRITTEN = [
	["letters:form.name", "paper:born"],
	["paper:nhs", "letters:form.date"],
	["paper:signature", "letters:form.for-someone"],
] as const;

/** The part as it is printed. */
export function replyPart(reply: Reply): Html {
	const { t, questions, provider, address, to } = reply;
	const written = to === undefined ? WRITTEN : WRITTEN.slice(2);
	const all = questions.map((question) => asked(reply, question));
	// One question stays with what is signed; more of them may begin on the side before.
	return html`${all.length > 1 && all}<section class="reply">
${all.length === 1 && all}
<p class="tick">${BOX} ${t("paper:help")}</p>
${to !== undefined && html`<p>${t("letters:form.name")}: <strong><bdi>${to.name}</bdi></strong> <span class="nhs">${t("letters:form.nhs-number")}: <strong>${ltr(to.nhsNumber)}</strong></span></p>`}
<div class="written">${written.flatMap((pair) => pair.map((label) => html`<p class="sign">${t(label)}</p>`))}${to !== undefined && html`<p class="sign">${t("letters:form.date")}</p>`}</div>
<div class="send"><div><p>${t(provider.isFree ? "paper:send.free" : "paper:send.stamp")}</p><address>${provider.post.map((line) => html`<bdi class="line">${line}</bdi>`)}</address></div>${qrSvg(address, t("paper:scan-title", { address }))}</div>
<p>${filled(t("paper:send.other", { phone: SLOT }), ltr(provider.phone))} ${t("paper:scan")}</p>
${staffPart(reply)}
</section>`;
}

function asked(
	{ t, questions, ifNothing }: Reply,
	{ question, hint, boxes, lines = [] }: PaperQuestion,
): Html {
	const isOne = questions.length === 1;
	const labels = lines.filter((label) => label !== "");
	const signOver = (label: string) => html`<p class="sign">${label}</p>`;
	return html`<div class="question"><h2>${question}</h2>${isOne && html`<p>${t("paper:one")} ${ifNothing}</p>`}${hint !== undefined && html`<p>${hint}</p>`}${boxes.length > 0 && html`<p class="boxes${!isOne && " across"}">${boxes.map(({ text }) => html`<span>${BOX} ${text}</span> `)}</p>`}${labels.length > 0 && html`<div class="written">${labels.map(signOver)}</div>`}${lines.filter((label) => label === "").map(signOver)}</div>`;
}

/** For our staff, in English: the id that they type, and what each box means, so that they need no other language. */
function staffPart(reply: Reply): Html {
	const { english, form, lang } = reply;
	const id = html`<strong>${english("paper:staff.form")} ${ltr(formId(form))}</strong>`;
	if (lang === "en") return html`<p class="staff-copy">${id}</p>`;
	return html`<p class="staff-copy" lang="en" dir="ltr">${id}. ${boxesInEnglish(reply)}</p>`;
}

function boxesInEnglish({ english, questions }: Reply): string {
	const each = questions
		.filter(({ boxes }) => boxes.length > 0)
		.map(({ english: question, boxes }) => {
			const numbered = boxes.map((box, place) => `${place + 1}. ${box.english}.`).join(" ");
			return `${question} ${english("paper:staff.boxes")} ${numbered}`;
		});
	return [...each, english("paper:staff.help")].join(" ");
}

/** How high it is at most, by the letters in it. */
export function replyHeight(reply: Reply): number {
	const { t, lang, english, questions, provider, to } = reply;
	const line = lineOf(lang);
	const boxes = questions.reduce(
		(sum, { question, boxes: own }) =>
			sum + headingHeight(question, lang) + (questions.length === 1 ? own.length * (line + 2) : line + 4),
		questions.length === 1 ? heightOf(`${t("paper:one")} ${reply.ifNothing}`, lang) : 0,
	);
	const label = (words: string) => heightOf(words, lang, 0.45) + 8;
	const rows = WRITTEN.slice(to === undefined ? 0 : 1).map((pair) =>
		Math.max(...pair.map((key) => label(t(key)))),
	);
	const named =
		to === undefined
			? ""
			: `${t("letters:form.name")} ${to.name} ${t("letters:form.nhs-number")} ${to.nhsNumber}`;
	const written = rows.reduce((sum, row) => sum + row, heightOf(named, lang));
	const send =
		heightOf(t(provider.isFree ? "paper:send.free" : "paper:send.stamp"), lang, 0.75) +
		provider.post.length * line;
	const staff =
		lang === "en"
			? lineOf("en") + 5
			: heightOf(
					`${english("paper:staff.form")} ${formId(reply.form)}. ${boxesInEnglish(reply)}`,
					"en",
					0.95,
				) + 5;
	return (
		boxes +
		heightOf(t("paper:help"), lang, 0.93) +
		written +
		Math.max(send, 36) +
		heightOf(`${t("paper:send.other", { phone: provider.phone })} ${t("paper:scan")}`, lang) +
		staff +
		2
	);
}
