import { useWords } from "#app/i18n/use-words.ts";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SelectField } from "#app/ui/select-field.tsx";

/** Where somebody works today. Nothing where there is but one place to work. */
export function OwnServiceForm(props: {
	readonly services: readonly { readonly id: string; readonly name: string }[];
	readonly own: string;
	readonly error: string | undefined;
}) {
	const { services, own, error } = props;
	const { t } = useWords();
	const request = usePageRequest();
	if (services.length < 2) return null;
	return (
		<>
			<h2>{t("staff:own.title")}</h2>
			<PostForm id="own" action="/staff" token={request.token} submit={t("staff:own.button")} quiet>
				<SelectField
					id="service"
					name="service"
					label={t("staff:own.label")}
					hint={t("staff:own.hint")}
					error={error}
					options={[
						{ value: "", text: t("staff:own.everywhere") },
						...services.map(({ id, name }) => ({ value: id, text: name })),
					]}
					chosen={own}
				/>
			</PostForm>
		</>
	);
}
