import { PICTURES } from "#app/core/pictures.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Details } from "#app/ui/details.tsx";
import stylesheet from "#app/ui/easy.css?url";
import { Ltr } from "#app/ui/ltr.tsx";
import { Picture, PicturesDrawn } from "#app/ui/pictures.tsx";

/** Every picture of Easy Read, with the name by which a line has it. */
export function AllPictures() {
	const { t } = useWords();
	return (
		<Details summary={t("keeping:words.pictures")}>
			<link rel="stylesheet" href={stylesheet} />
			<div className="easy beside">
				<PicturesDrawn names={PICTURES} />
				<ul>
					{PICTURES.map((name) => (
						<li key={name}>
							<Picture name={name} />
							<Ltr>{name}</Ltr>
						</li>
					))}
				</ul>
			</div>
		</Details>
	);
}
