/**
 * Makes each start of Node over a second shorter: it reads the 179 KB of drizzle-orm's package description anew for each of
 * that library's files, only to learn that they are modules. Preloaded with `--import`; nothing depends on it.
 */
import { registerHooks } from "node:module";

registerHooks({
	resolve(specifier, context, next) {
		const within = context.parentURL?.includes("/node_modules/drizzle-orm/") ?? false;
		if (!within || !specifier.startsWith(".")) return next(specifier, context);
		return { url: new URL(specifier, context.parentURL).href, format: "module", shortCircuit: true };
	},
});
