import type { ReactNode } from "react";
import { Text } from "react-aria-components/Text";
import { useWords } from "#app/i18n/use-words.ts";

/** What a field says beside its label: help before an answer, and what is wrong with the answer. */
export interface Remarks {
	readonly hint?: ReactNode;
	readonly error?: string | undefined;
}

/** The ids that describe the control `id`: only of remarks that are there, or undefined when there is none. */
export function describedBy(id: string, { hint, error }: Remarks): string | undefined {
	const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean);
	return ids.length > 0 ? ids.join(" ") : undefined;
}

/** The hint and the error of the control `id`, with the ids that `describedBy` names. */
export function RemarksOf({ id, hint, error }: Remarks & { id: string }) {
	const { t } = useWords();
	return (
		<>
			{hint && (
				<Text elementType="p" id={`${id}-hint`} className="hint">
					{hint}
				</Text>
			)}
			{error && (
				<Text elementType="p" id={`${id}-error`} className="error">
					<span className="vh">{t("ui:errors.prefix")}</span> {error}
				</Text>
			)}
		</>
	);
}
