import { SCREEN_SIZES } from "#app/core/display.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { usePageRequest } from "#app/ui/request.tsx";

/** How pages are to be shown in this browser. What is so now is chosen. `page` is where the reader came from. */
export function DisplayForm({ page, error }: { readonly page: string; readonly error: string | undefined }) {
	const { t, lang } = useWords();
	const { token, display } = usePageRequest();
	return (
		<section id="show">
			<h2>{t("information:formats.show-h")}</h2>
			<PostForm action={`/${lang}/formats`} token={token} submit={t("information:formats.save")}>
				<input type="hidden" name="page" value={page} />
				<Radios
					id="size"
					name="size"
					legend={t("information:formats.size")}
					error={error}
					options={[
						{ value: "usual", text: t("information:formats.size-usual") },
						...SCREEN_SIZES.map((points) => ({
							value: String(points),
							text: t("information:formats.size-is", { points }),
						})),
					]}
					chosen={String(display.size ?? "usual")}
				/>
				<Checkbox id="easy" name="easy" text={t("information:formats.easy-on")} chosen={display.easy} />
			</PostForm>
		</section>
	);
}
