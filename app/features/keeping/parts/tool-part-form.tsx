import { languageName } from "#app/i18n/language-name.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { LANGUAGES } from "#locales/index.ts";
import { WrittenText } from "./changes-table.tsx";

type Texts = Readonly<Record<string, string>>;

/** The fields about the tool itself. Beside each stands what it says now where somebody else changed it. */
export function ToolPartForm(props: {
	readonly number: number;
	readonly now: Texts;
	readonly typed: Texts | undefined;
	readonly isStale: boolean;
	readonly once: string;
	readonly seen: string;
	readonly errors: Texts;
}) {
	const { number, now, typed, isStale, once, seen, errors } = props;
	const { t, lang: reader } = useWords();
	const request = usePageRequest();
	const shown = typed ?? now;
	const field = (name: string, lang: string | null, hint?: string) => ({
		id: name,
		name,
		value: shown[name],
		error: errors[name],
		hint:
			isStale && typed?.[name] !== now[name] ? (
				<>
					<strong>{t("keeping:words.now")}</strong> <WrittenText lang={lang} text={now[name] ?? ""} />
				</>
			) : (
				hint
			),
	});
	return (
		<PostForm action={request.path} token={request.token} once={once} submit={t("keeping:words.button")}>
			<input type="hidden" name="seen" value={seen} />
			<TextField {...field("maker", null)} label={t("keeping:field.maker")} dir="auto" />
			<TextField
				{...field("makerVersion", null)}
				label={t("keeping:field.makerVersion")}
				dir="ltr"
				width={20}
			/>
			{number > 0 && (
				<Radios
					id="changed"
					name="changed"
					legend={t("keeping:tool.changed", { number })}
					hint={t("keeping:tool.changed-hint")}
					error={errors["changed"]}
					options={[
						{ value: "yes", text: t("keeping:tool.yes") },
						{ value: "no", text: t("keeping:tool.no") },
					]}
					chosen={shown["changed"]}
				/>
			)}
			{number === 0 && <input type="hidden" name="changed" value="no" />}
			{(number === 0 ? [] : LANGUAGES).map(({ tag, dir }) => (
				<TextAreaField
					key={tag}
					{...field(`difference-${tag}`, tag, tag === "en" ? t("keeping:tool.difference-hint") : undefined)}
					label={t("keeping:tool.difference", { language: languageName(tag, reader).here })}
					dir={dir}
					rows={2}
				/>
			))}
			<Checkbox id="reask" name="reask" text={t("keeping:tool.reask")} chosen={shown["reask"] === "yes"} />
		</PostForm>
	);
}
