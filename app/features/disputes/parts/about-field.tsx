import { formatDay } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Radios } from "#app/ui/radios.tsx";
import { aboutValue } from "../draft.ts";
import type { ShownMatter } from "../shown.ts";

/** What can be chosen: uses with their day and service, and tools of which no use is known. */
export interface AboutOptions {
	readonly uses: readonly { readonly id: string; readonly matter: ShownMatter }[];
	readonly tools: readonly { readonly id: string; readonly matter: ShownMatter }[];
}

/** The uses, "I do not know", and the tools alone: one answer. With `heading` it is the page's question. */
export function AboutField(props: {
	readonly options: AboutOptions;
	readonly chosen: string | undefined;
	readonly error: string | undefined;
	readonly legend: string;
	readonly heading?: boolean;
}) {
	const { options, chosen, error, legend, heading } = props;
	const { t, lang } = useWords();
	return (
		<Radios
			id="about"
			name="about"
			legend={legend}
			heading={heading ?? false}
			hint={t("disputes:about.hint")}
			error={error}
			chosen={chosen}
			options={[
				...options.uses.map(({ id, matter }) => ({
					value: aboutValue({ kind: "use", id }),
					text: <Name matter={matter} />,
					hint: t("disputes:matter.use", {
						service: matter.service ?? "",
						date: matter.day === null ? "" : formatDay(lang, matter.day),
					}),
				})),
				{ value: "unknown", text: t("disputes:about.unknown"), hint: t("disputes:about.unknown-hint") },
				...options.tools.map(({ id, matter }) => ({
					value: aboutValue({ kind: "tool", id }),
					text: <Name matter={matter} />,
					hint: t("disputes:about.tool-hint"),
				})),
			]}
		/>
	);
}

function Name({ matter: { tool } }: { matter: ShownMatter }) {
	return <span lang={tool?.nameLang ?? undefined}>{tool?.name}</span>;
}
