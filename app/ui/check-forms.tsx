import { useWords } from "#app/i18n/use-words.ts";
import { Checkbox } from "./checkbox.tsx";
import { PostForm } from "./form.tsx";
import { languageLinks } from "./page.tsx";
import { usePageRequest } from "./request.tsx";

/**
 * What staff can do with what they typed, once they have read it back: tick that it is so and save it, or change it. `kept` is all
 * that both forms send again; `seen` is what the page showed, so that nothing else is saved. The tick's `error` stands beside it.
 */
export function CheckForms(props: {
	readonly kept: Readonly<Record<string, string>>;
	readonly once: string;
	readonly seen?: string;
	readonly agreed: string;
	readonly error: string | undefined;
	readonly save: string;
}) {
	const { kept, once, seen, agreed, error, save } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const { path: action, token } = request;
	const fields = Object.entries(kept).map(([name, value]) => (
		<input key={name} type="hidden" name={name} value={value} />
	));
	return (
		<>
			<PostForm action={action} token={token} once={once} languages={languageLinks(request)} submit={save}>
				{fields}
				{seen !== undefined && <input type="hidden" name="seen" value={seen} />}
				<Checkbox id="agreed" name="agreed" text={agreed} error={error} />
			</PostForm>
			<PostForm
				id="change"
				action={action}
				token={token}
				once={once}
				submit={t("staff:check.change")}
				name="change"
				quiet
			>
				{fields}
			</PostForm>
		</>
	);
}
