import type { HTMLInputTypeAttribute, ReactNode } from "react";
import { Input } from "react-aria-components/Input";
import { TextArea } from "react-aria-components/TextArea";
import { describedBy, type Remarks } from "./described.tsx";
import { Labelled } from "./labelled.tsx";

/** What every field has. `value` is what was typed before; a secret that was tried is never given back. */
interface FieldProps extends Remarks {
	readonly id: string;
	readonly name: string;
	readonly label: ReactNode;
	readonly value?: string | undefined;
	readonly autocomplete?: string;
	readonly dir?: "ltr" | "rtl" | "auto";
	readonly spellCheck?: boolean;
}

/** One line of text. `width` is the number of characters it looks ready for; without it the field is as wide as the
 * page allows. */
export function TextField(
	props: FieldProps & {
		readonly type?: HTMLInputTypeAttribute;
		readonly inputMode?: "text" | "numeric" | "tel" | "email" | "search";
		readonly width?: 2 | 4 | 10 | 20;
		/** The page is little else than this form: the browser puts the cursor here without script. */
		readonly isFirst?: boolean;
	},
) {
	const { id, name, label, hint, error, value, autocomplete, dir, spellCheck, type, inputMode, width } =
		props;
	return (
		<Labelled id={id} label={label} hint={hint} error={error}>
			<Input
				id={id}
				name={name}
				type={type ?? "text"}
				className={width === undefined ? "input" : `input w${width}`}
				defaultValue={value}
				autoComplete={autocomplete}
				inputMode={inputMode}
				autoFocus={props.isFirst}
				dir={dir}
				spellCheck={spellCheck}
				aria-describedby={describedBy(id, { hint, error })}
				aria-invalid={error ? true : undefined}
			/>
		</Labelled>
	);
}

/** Several lines of text, in whatever direction they are typed. */
export function TextAreaField(props: FieldProps & { readonly rows?: number }) {
	const { id, name, label, hint, error, value, autocomplete, dir, spellCheck, rows } = props;
	return (
		<Labelled id={id} label={label} tall hint={hint} error={error}>
			<TextArea
				id={id}
				name={name}
				rows={rows ?? 5}
				className="input"
				defaultValue={value}
				autoComplete={autocomplete}
				dir={dir ?? "auto"}
				spellCheck={spellCheck}
				aria-describedby={describedBy(id, { hint, error })}
				aria-invalid={error ? true : undefined}
			/>
		</Labelled>
	);
}

/** A file to send along. What was chosen cannot be given back: the browser asks again. */
export function FileField(props: Pick<FieldProps, "id" | "name" | "label" | "hint" | "error">) {
	const { id, name, label, hint, error } = props;
	return (
		<Labelled id={id} label={label} hint={hint} error={error}>
			<Input
				id={id}
				name={name}
				type="file"
				className="input"
				aria-describedby={describedBy(id, { hint, error })}
				aria-invalid={error ? true : undefined}
			/>
		</Labelled>
	);
}
