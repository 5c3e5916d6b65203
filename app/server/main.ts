/**
 * Starts the portal, and ends it cleanly. `--dev` serves the pages from their sources.
 *
 * The database is opened here and handed to each page: what the build holds is a second copy of every module.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadTranslators } from "#app/i18n/languages.server.ts";
import { DatabaseRefused } from "#db/checks.server.ts";
import { mustBeWritable } from "#db/may-write.server.ts";
import { openDatabase } from "#db/open.server.ts";
import { troubleInWords } from "#db/trouble-words.ts";
import { startShipping } from "./backup/shipping.server.ts";
import { startWatchingAges } from "./clockwork/age-watch.server.ts";
import { startWatchingDatabase } from "./clockwork/database-watch.server.ts";
import { startDroppingDrafts } from "./clockwork/old-drafts.server.ts";
import { watchRegister } from "./clockwork/register-watch.server.ts";
import { startWatchingTools } from "./clockwork/tool-watch.server.ts";
import type { Portal } from "./context.server.ts";
import { type Env, readEnv } from "./env.server.ts";
import { withFreshAddress } from "./front/fresh-address.server.ts";
import { makeFront } from "./front/front.server.ts";
import { safetyHeaders } from "./front/headers.server.ts";
import { makeListener } from "./front/listen.server.ts";
import { makePageCache } from "./front/page-cache.server.ts";
import { builtPages, sourcePages } from "./front/pages.server.ts";
import { makeProblemPage } from "./front/problem-page.server.ts";
import { makeRateLimit } from "./front/rate-limit.server.ts";
import { makeContexts } from "./front/request-context.server.ts";
import { makeSharedPages } from "./front/shared-pages.server.ts";
import { withStaffTyped } from "./front/staff-typed.server.ts";
import { unlessTrouble } from "./front/trouble-answer.server.ts";
import { openVault } from "./keys/vault.server.ts";
import { makeLeaveOuts } from "./lists/leave-outs.server.ts";
import { makeListUploads } from "./lists/list-uploads.server.ts";
import { makeLists } from "./lists/lists.server.ts";
import { makeLog } from "./log.server.ts";
import { startCanaries } from "./machines/canaries.server.ts";
import { openDecisionKeys } from "./machines/decision-keys.server.ts";
import { startHooks } from "./machines/hooks.server.ts";
import { openMachines } from "./machines/machines.server.ts";
import { endWhenTold } from "./machines/until-told.server.ts";
import { startOutbox } from "./messages/outbox.server.ts";
import { takeDataFolder } from "./one-server.server.ts";
import { makePortal } from "./portal.server.ts";
import { startCheckpoints } from "./record/checkpoints.server.ts";
import { startSealingLooks } from "./record/look-seals.server.ts";
import { readyRecord } from "./record/record-start.server.ts";
import { startSealingStanding } from "./record/standing-seals.server.ts";
import { openElsewhere, type StandIn } from "./sign-in/elsewhere.server.ts";
import { requireWayIn } from "./sign-in/way-in.server.ts";
import { StartRefused } from "./start-refused.server.ts";

/** Where the portal's own files are, wherever it was started from. */
const TOP = fileURLToPath(new URL("../..", import.meta.url));

/** How long requests under way may take to finish when the portal is stopped, in milliseconds. */
const MOST_TO_FINISH = 10_000;

try {
	await start();
} catch (error) {
	const isRefusal = error instanceof StartRefused || error instanceof DatabaseRefused;
	const line = isRefusal ? error.message : troubleInWords(error);
	if (line === undefined) throw error;
	console.error(line);
	process.exit(1);
}

async function start(): Promise<void> {
	const env = readEnv();
	// What the portal writes is for its own user only.
	process.umask(0o077);
	const letGo = takeDataFolder(env.dataDir);
	const log = makeLog();
	const db = openDatabase(join(env.dataDir, "portal.db"), openVault(env.keysDir, env.mode === "demo"));
	// Before anything works beside the start: only one of them says what is wrong.
	await mustBeWritable(db);
	if (env.mode === "live") await requireWayIn(db);
	const record = await readyRecord(db, env);

	const decisionKeys = await openDecisionKeys(env.keysDir);
	const kept = makePageCache();
	const shared = makeSharedPages();
	const forgetPages = () => {
		kept.clear();
		shared.clear();
	};
	const checkpoints = startCheckpoints(
		{ db, now: () => new Date(), fault: log.fault },
		record,
		env.checkpointDir,
	);
	const proofs = { covering: checkpoints.covering, keys: record.keys.known };
	const listParts = {
		db,
		dataDir: env.dataDir,
		keysDir: env.keysDir,
		now: () => new Date(),
		fault: log.fault,
	};
	const lists = makeLists(listParts);
	const leaveOuts = makeLeaveOuts(listParts);
	const translators = loadTranslators(join(TOP, "locales"));
	const standIn = env.mode === "demo" ? await openStandIn(env) : undefined;
	const elsewhere = await openElsewhere(env, db.vault, log.fault, standIn);
	const portal = makePortal(
		env,
		db,
		translators,
		forgetPages,
		log.fault,
		proofs,
		{ lists, leaveOuts },
		elsewhere,
	);
	const howToSignIn = env.mode === "demo" ? await startDemo(portal) : "";
	const databaseWatch = startWatchingDatabase(db);
	const outbox = startOutbox(portal);
	const oldDrafts = startDroppingDrafts(portal);
	const toolWatch = startWatchingTools(portal);
	const ageWatch = startWatchingAges(portal);
	const hooks = startHooks({ ...portal, loopback: env.loopbackHooks, random: Math.random });
	const canaries = env.canaries
		? startCanaries({ ...portal, note: log.note, random: Math.random })
		: undefined;
	const lookSeals = startSealingLooks(portal);
	const standingSeals = startSealingStanding({ ...portal, note: log.note }, record.keys);
	const shipping = await startShipping(portal, env);
	const stopWatching = watchRegister(db, portal);
	const contexts = makeContexts(portal);
	const pages = await (process.argv.includes("--dev") ? sourcePages(TOP) : builtPages(join(TOP, "build")));
	const { phone } = await portal.site();
	const problemPage = makeProblemPage(portal.translators, phone === "" ? undefined : phone, pages.sheets);
	const headers = safetyHeaders({ https: env.publicOrigin.startsWith("https:"), styleHashes: [] });

	const rateLimit = makeRateLimit();
	let stopping = false;
	const front = makeFront({
		publicOrigin: env.publicOrigin,
		headers,
		sessionCookie: contexts.sessionCookie,
		displayOf: contexts.chosenIn,
		log,
		ready: () => (stopping ? "stopping" : db.trouble()),
		warning: () => {
			const troubles = [
				checkpoints.trouble(),
				shipping.trouble(),
				hooks.trouble(),
				canaries?.trouble(),
				standingSeals.trouble(),
			].filter((one) => one !== undefined);
			return troubles.length === 0 ? undefined : troubles.join("; ");
		},
		assets: pages.assets,
		...(pages.sources ? { sources: pages.sources } : {}),
		async pageFor(path) {
			const page = await pages.handlerFor(path);
			return {
				pattern: page.pattern,
				async answer(request, sent) {
					const context = { ...(await contexts.of(request)), sent };
					const answered = await unlessTrouble(context, async (given) => {
						return withStaffTyped(page.pattern, request, given, async (asked, known) => {
							const made = await shared.answer(page, asked, { ...known });
							return made ?? contexts.bound(await page.answer(asked, { ...known }), context);
						});
					});
					return withFreshAddress(request, answered, db.vault.randomHex(4));
				},
			};
		},
		problemPage,
		tokenHolds: contexts.tokenHolds,
		isOthers: contexts.isOthers,
		longForms: makeListUploads({
			publicOrigin: env.publicOrigin,
			lists,
			randomBytes: db.vault.randomBytes,
			async isStaff(request) {
				const { session } = await contexts.of(request);
				return session?.live === true && session.actor.role === "staff";
			},
			tokenHolds: contexts.tokenHolds,
			isOthers: contexts.isOthers,
			allowLong: (request, apart) => listener.allowLong(request, apart),
		}),
		machines: openMachines({ ...portal, keys: decisionKeys, rateLimit, log }),
		standIn: standIn?.answer,
		pages: kept,
		rateLimit,
		isLast: (request) => listener.isLast(request),
	});
	const listener = makeListener(front, { headers, problemPage });
	await listener.listen(env.port, env.host);
	lists.resume();
	endWhenTold(log, async () => {
		stopping = true;
		await listener.stop(MOST_TO_FINISH);
		await pages.close();
		stopWatching();
		await databaseWatch.stop();
		await outbox.stop();
		await oldDrafts.stop();
		await toolWatch.stop();
		await ageWatch.stop();
		await lists.stop();
		await leaveOuts.stop();
		await hooks.stop();
		await canaries?.stop();
		await lookSeals.stop();
		await standingSeals.stop();
		await checkpoints.stop();
		await shipping.stop();
		db.close();
		letGo();
	});
	console.log(`Open ${env.publicOrigin}${howToSignIn}`);
}

/** Plays NHS login and the staff's OpenID provider. Its packages are no part of what a live portal installs, and only a demo comes here. */
async function openStandIn(env: Env): Promise<StandIn> {
	const { makeStandIn } = await import("#db/demo-stand-in.ts");
	return makeStandIn(env);
}

/** Loads the made-up world and says how to sign in to it. The seed is only ever loaded here, in a demo. */
async function startDemo(portal: Portal): Promise<string> {
	const { loadDemo, issueDemoLetters } = await import("#db/seed.ts");
	await loadDemo(portal);
	const { patients, staff } = await issueDemoLetters(portal);
	const [patient, member] = [patients[0], staff[0]];
	return [
		"",
		"This is a demo with made-up people. All of them, with their codes: /demo",
		`Patient: /en/sign-in  code ${patient?.letterCode}  born ${patient?.birthDate}  (${patient?.name})`,
		`Staff: /staff/sign-in  ${member?.email}  password ${member?.password}  (the 6-digit code is on /demo)`,
	].join("\n");
}
