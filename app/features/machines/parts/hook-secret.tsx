import { useWords } from "#app/i18n/use-words.ts";
import { ButtonLink } from "#app/ui/button-link.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { Page } from "#app/ui/page.tsx";
import { usePageRequest } from "#app/ui/request.tsx";

/** The secret that signs what a system is sent: on this page once and nowhere else. */
export function HookSecret({ name, secret }: { readonly name: string; readonly secret: string }) {
	const { t } = useWords();
	return (
		<Page
			title={t("clients:hook.secret-title")}
			back={{ href: "/staff/clients", text: t("clients:list.title") }}
		>
			<p>
				<bdi>{name}</bdi>
			</p>
			<p className="notice">{t("clients:hook.secret-once")}</p>
			<p>
				<Ltr>{secret}</Ltr>
			</p>
			<ButtonLink href={usePageRequest().path}>{t("colleagues:secrets.back")}</ButtonLink>
		</Page>
	);
}
