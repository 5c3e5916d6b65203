import type { MoveName } from "#app/core/dispute-entry.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { Details } from "#app/ui/details.tsx";
import type { Problem } from "#app/ui/error-summary.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import type { TypedMove } from "../move.forms.ts";
import { type Asked, MoveFields } from "./move-fields.tsx";

/** Moves whose form is a button: its words are the title of the form. */
const BUTTONS: readonly MoveName[] = ["acknowledge", "tell-patient"];

/** Moves with a sentence of their own before their fields. */
const HINTS = ["take", "acknowledge", "candour", "disagree", "tell-patient"] as const;

/** One move in a form of its own, closed until somebody wants it or it was refused. */
export function MoveForm(props: {
	readonly move: MoveName;
	/** Whose word it is, and whether the patient is not told of it. */
	readonly by: "patient" | "clinician";
	readonly isWithheld: boolean;
	readonly asked: Asked;
	readonly typed: TypedMove | undefined;
	readonly problems: readonly Problem[];
	readonly once: string;
	readonly seen: number;
	/** The patient gets a message about it. */
	readonly told: boolean;
}) {
	const { move, by, isWithheld, asked, typed, problems, once, seen, told } = props;
	const { t } = useWords();
	const request = usePageRequest();
	const assigns = move === "take" && asked.reviewers !== null;
	// A doctor or nurse takes back their own challenge: the patient never said it.
	const takesBack = move === "withdraw" && by === "clinician";
	const title = takesBack ? t("inbox:move.withdraw-own") : t(`inbox:move.${assigns ? "assign" : move}`);
	// What the patient is not told of shows them no name either.
	const hint = assigns || (move === "take" && isWithheld) ? undefined : HINTS.find((one) => one === move);
	const isButton = BUTTONS.includes(move) || (move === "take" && !assigns);
	return (
		<Details summary={title} open={typed !== undefined}>
			<PostForm
				id={`form-${move}`}
				action={request.path}
				token={request.token}
				once={once}
				submit={isButton ? title : t("inbox:moves.save")}
				quiet
			>
				<input type="hidden" name="move" value={move} />
				<input type="hidden" name="seen" value={seen} />
				{hint && <p>{t(`inbox:move-hint.${hint}`)}</p>}
				{told && <p>{t("inbox:moves.told")}</p>}
				<MoveFields move={move} asked={asked} typed={typed ?? {}} problems={problems} />
			</PostForm>
		</Details>
	);
}
