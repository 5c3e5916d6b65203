import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { useWords } from "#app/i18n/use-words.ts";
import { describedBy, RemarksOf } from "#app/ui/described.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SearchForm } from "#app/ui/search-form.tsx";

/** One field for a number, or a name with a date. The page is this field, so the browser puts the cursor there without script, unless `quiet`. */
export function SearchField(props: {
	readonly typed?: string;
	readonly error?: string | undefined;
	readonly quiet?: boolean;
}) {
	const { typed, error, quiet } = props;
	const { t } = useWords();
	const { token } = usePageRequest();
	const hint = t("staff:search.hint");
	return (
		<SearchForm action="/staff/patients" token={token} submit={t("staff:search.button")}>
			<div className={error ? "field wrong" : "field"}>
				<Label htmlFor="q" className="label">
					{t("staff:search.label")}
				</Label>
				<RemarksOf id="q" hint={hint} error={error} />
				<Input
					id="q"
					name="q"
					type="search"
					className="input w20"
					defaultValue={typed}
					autoComplete="off"
					spellCheck={false}
					dir="auto"
					autoFocus={!quiet}
					aria-describedby={describedBy("q", { hint, error })}
					aria-invalid={error ? true : undefined}
				/>
			</div>
		</SearchForm>
	);
}
