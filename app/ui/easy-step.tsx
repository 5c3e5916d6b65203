/** Easy Read beside a step of a journey, for whoever chose or needs it: what this page is for. The page itself stays as it is. */
import type { PictureName } from "#app/core/pictures.ts";
import { useWords } from "#app/i18n/use-words.ts";
import stylesheet from "./easy.css?url";
import { EasyLines } from "./easy-lines.tsx";
import { PicturesDrawn } from "./pictures.tsx";
import { usePageRequest } from "./request.tsx";

/** The pictures of each step, one for each line of its words (`easy:steps`). */
export const STEP_PICTURES = {
	start: ["computer", "book", "page", "tick", "phone"],
	"sign-in": ["letter", "key", "calendar", "phone"],
	my: ["list", "search", "speech"],
	tool: ["page", "book", "phone"],
	choose: ["question", "tick", "people", "heart"],
	check: ["eye", "change", "tick"],
	receipt: ["page", "printer", "change"],
	wrong: ["speech", "list", "question", "warning"],
	what: ["tick", "list", "pencil"],
	answer: ["letter", "people"],
	send: ["eye", "change", "letter"],
	looked: ["eye", "doctor", "phone"],
} as const satisfies Record<string, readonly PictureName[]>;
export type EasyStepName = keyof typeof STEP_PICTURES;

/** Nothing where Easy Read is not on. */
export function EasyStep({ step }: { readonly step: EasyStepName }) {
	const { t, lang } = useWords();
	const { display, path } = usePageRequest();
	if (!display.easy) return null;
	const pictures: readonly PictureName[] = STEP_PICTURES[step];
	const lines = t(`easy:steps.${step}`, { returnObjects: true });
	return (
		<section className="easy beside" aria-label={t("easy:label")}>
			<link rel="stylesheet" href={stylesheet} />
			<PicturesDrawn names={pictures} />
			<EasyLines lines={lines.map((line, at) => ({ picture: pictures[at] ?? "page", line }))} />
			<p>
				<a href={`/${lang}/formats?page=${encodeURIComponent(path)}#show`}>{t("easy:off")}</a>
			</p>
		</section>
	);
}
