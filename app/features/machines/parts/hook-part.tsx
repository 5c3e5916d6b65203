import { formatMoment, formatNumber } from "#app/i18n/format.ts";
import { useWords } from "#app/i18n/use-words.ts";
import { TextField } from "#app/ui/field.tsx";
import { PostForm } from "#app/ui/form.tsx";
import { Ltr } from "#app/ui/ltr.tsx";
import { usePageRequest } from "#app/ui/request.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import type { HookMove } from "../hook.ts";

/** Where a system is sent what changed, how that goes, and what a lead can do with it; moments are ISO instants. */
export function HookPart(props: {
	readonly hook: {
		readonly address: string | null;
		readonly asked: { readonly address: string; readonly isYours: boolean } | null;
		readonly failing: {
			readonly since: string;
			readonly answered: number | null;
			readonly tries: number;
		} | null;
		readonly deadAt: string | null;
		readonly takenAt: string | null;
		readonly moves: readonly HookMove[];
	};
	/** What was typed and refused. */
	readonly typed: string | null;
	readonly error: string | undefined;
}) {
	const { hook, typed, error } = props;
	const { address, asked, failing, deadAt, takenAt, moves } = hook;
	const { t, lang } = useWords();
	const request = usePageRequest();
	const moment = (at: string | null) =>
		at === null ? t("clients:list.never") : formatMoment(lang, new Date(at));
	return (
		<section>
			<h2>{t("clients:hook.title")}</h2>
			<p>{t("clients:hook.text")}</p>
			{deadAt !== null && (
				<p className="notice">
					<strong>{t("clients:hook.dead", { date: moment(deadAt) })}</strong>
				</p>
			)}
			{address !== null && (
				<SummaryList
					rows={[
						{ key: t("clients:hook.address"), value: <Ltr>{address}</Ltr> },
						{ key: t("clients:hook.taken"), value: moment(takenAt) },
						...(failing === null
							? []
							: [
									{
										key: t("clients:hook.failing"),
										value: t("clients:lag.since", {
											number: formatNumber(lang, failing.tries),
											date: moment(failing.since),
										}),
									},
									{
										key: t("clients:hook.answered"),
										value:
											failing.answered === null ? t("clients:hook.nothing") : <Ltr>{failing.answered}</Ltr>,
									},
								]),
					]}
				/>
			)}
			{asked !== null && (
				<>
					<p>{asked.isYours ? t("clients:hook.yours") : t("clients:hook.asked")}</p>
					<p>
						<Ltr>{asked.address}</Ltr>
					</p>
				</>
			)}
			{moves.map((what) => (
				<PostForm
					key={what}
					id={`form-${what}`}
					action={request.path}
					token={request.token}
					submit={t(`clients:hook.move.${what}`)}
					name="what"
					value={what}
					quiet={what !== "hook-agreed" && what !== "hook-again"}
				>
					{what === "hook-agreed" && <input type="hidden" name="address" value={asked?.address} />}
					{what === "hook-asked" && (
						<TextField
							id="hook-address"
							name="address"
							label={t("clients:hook.address")}
							hint={t("clients:hook.hint")}
							error={error}
							value={typed ?? ""}
							dir="ltr"
							autocomplete="off"
						/>
					)}
				</PostForm>
			))}
		</section>
	);
}
