/**
 * Who may import whom (dependency-cruiser; the picture is in app/DESIGN.md):
 *
 *     pages → parts, ui → store → forms → pure, core
 *
 * An arrow only points right. Type-only imports are free: they vanish before anything runs. Tests may import anything.
 */
const TESTS = "\\.(test|spec)\\.tsx?$";
const CORE = "^app/core/";
const PURE = "^app/features/[^/]+/(?![^/]+\\.(forms|server|store\\.server|test)\\.ts$)[^/]+\\.ts$";
const FORMS = "^app/features/[^/]+/[^/]+\\.forms\\.ts$";
const STORE = "^app/features/([^/]+)/[^/]+\\.server\\.ts$";
const OWN_FORMS = "^app/features/$1/[^/]+\\.forms\\.ts$";
const OWN_PARTS = "^app/features/$1/parts/";
const PAGE = "^app/features/([^/]+)/pages/";
const PART = "^app/features/([^/]+)/parts/";
const DATABASE = "^db/|^node_modules/(drizzle-orm|better-sqlite3)/";
const ZOD = "^node_modules/zod/";
const REACT = "^node_modules/(react|react-aria-components|react-i18next|@remix-run/react)/";
const REMIX_SERVER = "^node_modules/@remix-run/node/";

/** One rule: files of `from` (tests left out) import only what `only` lists. */
function layer(name, from, only, comment) {
	return {
		name,
		comment,
		severity: "error",
		from: { path: from, pathNot: TESTS },
		to: { pathNot: only, dependencyTypesNot: ["type-only"] },
	};
}

module.exports = {
	forbidden: [
		layer(
			"core-stands-alone",
			CORE,
			[CORE, ZOD],
			"app/core is what everything else rests on: it can be proved only while it knows of nothing that can fail, " +
				"wait or tell the time. Pass what you need as an argument.",
		),
		layer(
			"rules-are-pure",
			PURE,
			// A QR code is arithmetic on a text.
			[CORE, PURE, ZOD, "^node_modules/qrcode-generator/"],
			"A feature's rules (x.ts) import core and other rules. They answer the same to everybody: screen, staff, " +
				"machine. What waits or fails belongs in x.store.server.ts, which calls the rule.",
		),
		layer(
			"forms-are-pure",
			FORMS,
			[CORE, PURE, FORMS, ZOD],
			"A form says what a browser may send, by the rules alone. Whether it fits what is stored is the store's " +
				"question, asked inside the transaction.",
		),
		layer(
			"stores-keep-to-their-feature",
			STORE,
			[
				CORE,
				PURE,
				OWN_FORMS,
				"^app/features/$1/[^/]+\\.server\\.ts$",
				"^app/features/record/[^/]+\\.store\\.server\\.ts$",
				DATABASE,
				"^locales/index\\.ts$",
				// Arithmetic on a secret: it asks nobody and waits for nothing.
				"^app/server/sign-in/totp\\.server\\.ts$",
				ZOD,
				"^(node:)?crypto$",
			],
			"A store reads and writes its own feature's tables, and records through the record's store. Another feature's " +
				"store would bring a second transaction, and pages or ui would bring the screen into the data.",
		),
		layer(
			"parts-only-draw",
			PART,
			[CORE, PURE, OWN_FORMS, OWN_PARTS, "^app/ui/", "^app/i18n/(?!.*\\.server\\.ts$)", "^locales/", REACT],
			"A part draws what it is given. It fetches nothing: the page's loader did, with the actor's scope.",
		),
		layer(
			"pages-join",
			PAGE,
			[
				CORE,
				PURE,
				OWN_FORMS,
				OWN_PARTS,
				"^app/features/[^/]+/[^/]+\\.store\\.server\\.ts$",
				"^app/ui/",
				"^app/i18n/",
				"^app/server/(context|respond|arrive|printing)\\.server\\.ts$",
				"^locales/",
				ZOD,
				REACT,
				REMIX_SERVER,
			],
			"A page joins who asks, what was sent, a store and the words. It reaches the database only through a store, " +
				"so that no SQL is without an actor; and another feature's parts or forms only by moving them to app/ui.",
		),
		layer(
			"ui-knows-no-feature",
			"^app/ui/",
			[CORE, "^app/ui/", "^app/i18n/(?!.*\\.server\\.ts$)", "^locales/", REACT],
			"app/ui is drawn on every page: a feature in it would be carried by all. Pass what differs as a property.",
		),
		layer(
			"i18n-knows-no-feature",
			"^app/i18n/",
			[CORE, "^app/i18n/", "^locales/", REACT, "^node_modules/i18next/", "^(node:)?(fs|path|url)$"],
			"Words and formats serve every feature and know none.",
		),
		{
			name: "server-draws-nothing",
			comment:
				"app/server answers requests and starts the portal; pages reach it through routes.ts and the build.",
			severity: "error",
			from: { path: "^app/server/", pathNot: TESTS },
			to: { path: [PAGE, PART, "^app/ui/"], dependencyTypesNot: ["type-only"] },
		},
		{
			name: "only-stores-reach-the-database",
			comment:
				"Only *.store.server.ts, db/ and app/server/ may touch the database. Elsewhere a query would be without its " +
				"actor's scope, or a change without its entry in the record.",
			severity: "error",
			from: { path: "^(app|locales)/", pathNot: [TESTS, "\\.store\\.server\\.ts$", "^app/server/"] },
			to: { path: DATABASE, dependencyTypesNot: ["type-only"] },
		},
		{
			name: "database-knows-no-feature",
			comment:
				"db/ holds tables and opens them. It may use core's lists of words for its CHECKs; only the demo world " +
				"(db/seed.ts with its db/demo-*.ts) calls the features, as a person would.",
			severity: "error",
			from: { path: "^db/", pathNot: [TESTS, "^db/(seed|demo-)"] },
			to: { path: "^app/", pathNot: CORE, dependencyTypesNot: ["type-only"] },
		},
		{
			name: "words-import-nothing",
			comment: "locales/ is data for translators.",
			severity: "error",
			from: { path: "^locales/", pathNot: TESTS },
			to: { pathNot: "^locales/", dependencyTypesNot: ["type-only"] },
		},
		{
			name: "nothing-leans-on-tests",
			comment:
				"Only tests, and the demo world with its builders, import tests/: what runs for patients stands without.",
			severity: "error",
			from: { pathNot: ["^tests/", TESTS, "^db/seed"] },
			to: { path: "^tests/" },
		},
		{
			name: "no-circles",
			comment:
				"Two files that need each other are one idea, or hide a third: name it, and let both import it.",
			severity: "error",
			from: {},
			to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
		},
		{
			name: "every-import-is-found",
			comment: "An import that is not found is held by no other rule here.",
			severity: "error",
			from: { pathNot: "^tests/rules/" },
			to: { couldNotResolve: true, pathNot: "^virtual:|\\?url$|^\\.\\./\\.\\./build/" },
		},
	],
	options: {
		doNotFollow: { path: "node_modules" },
		exclude: { path: "^(build|data|test-results)/" },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: "tsconfig.json" },
		moduleSystems: ["es6", "cjs"],
		enhancedResolveOptions: {
			exportsFields: ["exports"],
			conditionNames: ["import", "node", "default", "types"],
		},
	},
};
