/** The paper form: the same answers in the same order as on the web, to be keyed by staff in a minute. */

import type { Invitation } from "./letter.ts";
import { filled, type Html, html, lines, ltr, SLOT } from "./letter-html.ts";

const OPTIONS = ["yes", "no", "unsure"] as const;
const BOX = html`<span class="box"></span>`;

/** The page that comes back to the provider. It has no code on it. */
export function answerForm(letter: Invitation): Html {
	const { t, tools, notHere, provider } = letter;
	return html`<section class="form">
<h2>${t("letters:form.title")}</h2>
<p>${t("letters:form.name")}: <strong><bdi>${letter.to.name}</bdi></strong> <span class="nhs">${t("letters:form.nhs-number")}: <strong>${ltr(letter.nhsNumber)}</strong></span></p>
${tools.length === 0 ? html`<p>${t("letters:form.none")}</p>` : table(letter)}
${notHere.length > 0 && html`<p>${notHereLine(letter)}</p>`}
<p class="tick">${BOX} ${t("letters:form.help")}</p>
<div class="back"><div>
<p class="sign">${t("letters:form.signature")}</p>
<p class="sign">${t("letters:form.date")}</p>
<p class="sign">${t("letters:form.for-someone")}</p>
</div><div><p>${t(provider.isFree ? "paper:send.free" : "paper:send.stamp")}</p><address dir="auto">${lines(provider.post)}</address></div></div>
</section>`;
}

function table({ t, tools }: Invitation): Html {
	const unused = tools.filter((tool) => !tool.used).length;
	const ifNothing =
		unused === 0
			? t("letters:form.used")
			: unused === tools.length
				? t("letters:form.not-used")
				: t("letters:form.used-star");
	const star = unused > 0 && unused < tools.length;
	return html`<p>${t("letters:form.how")} ${ifNothing}</p>
<table><thead><tr><th scope="col">${t("letters:form.tool")}</th>${OPTIONS.map(
		(option) => html`<th scope="col" class="${option}">${t(`choices:option.${option}`)}</th>`,
	)}</tr></thead>
<tbody>${tools.map(
		(tool) =>
			html`<tr><th scope="row">${tool.name}${star && !tool.used && " *"}</th>${OPTIONS.map(() => html`<td>${BOX}</td>`)}</tr>`,
	)}</tbody></table>`;
}

/** A name may be in another language than the sentence, so the names are pieces and not one text. */
function notHereLine({ t, notHere, dir }: Invitation): Html {
	const comma = dir === "rtl" ? "، " : ", ";
	const names = html`${notHere.map((name, place) => html`${place > 0 && comma}${name}`)}`;
	return filled(t("letters:form.not-here", { names: SLOT }), names);
}
