/** What a patient is told of a choice that was saved for them: on paper all of it, by e-mail only that there is one. */

import { aboutWords } from "#app/features/choices/about.ts";
import type { Receipt } from "#app/features/choices/receipt.store.server.ts";
import { saidByOther } from "#app/features/choices/said-by-other.ts";
import { type Envelope, letterHead, readOn, sheet } from "./letter.ts";
import { filled, type Html, html, ltr, SLOT } from "./letter-html.ts";
import { online } from "./letter-scan.ts";

/** A letter about a choice. Its receipt is the one that the patient would read on the web. */
export interface SavedLetter extends Envelope {
	readonly receipt: Receipt;
	/** A day in the letter's words. */
	readonly dayIn: (when: Date | string) => string;
}

/** The letter. Nothing on its outside or in its head says what it is about. */
export function savedLetter(letter: SavedLetter): Html {
	const { t, receipt, dayIn, provider } = letter;
	const { undoneAt, inErrorAt, by, notHere } = receipt;
	return sheet(
		letter,
		html`${letterHead(letter)}
<h1>${title(letter)}</h1>
<p>${t("letters:saved.intro")}</p>
<p class="said">${aboutWords(t, receipt.about)}: <strong>${t(`choices:answer.${receipt.answer}`)}</strong></p>
<h2>${t("choices:receipt.now")}</h2>
${undoneAt !== undefined && html`<p>${t("choices:receipt.undone-on", { date: dayIn(undoneAt) })}</p>`}
${inErrorAt !== undefined && html`<p>${t("choices:receipt.error-on", { date: dayIn(inErrorAt) })}</p>`}
<p>${effectWords(letter)}</p>
${notHere.length > 0 && html`<p>${t("choices:receipt.where-not-list")}</p><ul>${notHere.map((name) => html`<li>${name}</li>`)}</ul>`}
<dl>
<dt>${t("choices:receipt.when")}</dt><dd>${dayIn(receipt.at)}</dd>
<dt>${t("choices:receipt.who")}</dt><dd>${by.decider === null ? t("choices:receipt.you") : saidByOther(t, by)}</dd>
<dt>${t("choices:receipt.recorded")}</dt><dd>${t(`choices:receipt.you-way.${by.way}`, { name: by.recorder ?? t("choices:receipt.staff-unnamed") })}</dd>
<dt>${t("choices:receipt.reference")}</dt><dd>${ltr(receipt.ref)}<br>${t("choices:receipt.reference-why")}</dd>
</dl>
<h2>${t("choices:receipt.change")}</h2>
<p>${t("letters:saved.wrong")} ${t("letters:saved.change")}</p>
${receipt.undoUntil !== undefined && html`<p>${t("letters:saved.undo", { date: dayIn(receipt.undoUntil) })} ${receipt.answer === "yes" ? t("choices:undo.yes") : t("choices:undo.other")}</p>`}
${online(letter, t("letters:saved.undo-how", { address: SLOT }))}
<p>${filled(t("letters:help-line", { phone: SLOT }), ltr(provider.phone))}</p>
${readOn(letter)}`,
	);
}

/** The e-mail. It may be read by others and lies on strange computers: no tool, no answer, nothing about health. */
export function savedEmail({ t, origin, provider }: Pick<Envelope, "t" | "origin" | "provider">): {
	readonly subject: string;
	readonly text: string;
} {
	const text = [
		t("letters:email.what"),
		t("letters:email.see", { address: origin }),
		t("letters:email.undo"),
		t("letters:email.wrong", { phone: provider.phone }),
		provider.name,
	];
	return { subject: t("letters:email.subject"), text: `${text.join("\n\n")}\n` };
}

function title({ t, receipt }: SavedLetter): string {
	if (receipt.inErrorAt !== undefined) return t("choices:receipt.title-in-error");
	return receipt.undoneAt === undefined ? t("letters:email.subject") : t("choices:receipt.title-undone");
}

function effectWords({ t, receipt, dayIn }: SavedLetter): string {
	const { effect, about, due } = receipt;
	return t(`choices:receipt.effect.${effect}`, {
		name: about.tool?.name ?? "",
		date: due === undefined ? "" : dayIn(due),
	});
}
