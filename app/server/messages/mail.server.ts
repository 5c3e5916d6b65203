/** E-mail through the provider's own server, when one is set. What is never in an e-mail: a tool's name, a code, health. */
import { createTransport } from "nodemailer";

export interface Mail {
	readonly to: string;
	readonly subject: string;
	readonly text: string;
}

export interface Mailer {
	/** Throws when the mail server did not take the message. */
	send(mail: Mail): Promise<void>;
}

/**
 * A mailer over this SMTP address (`smtp://user:password@host:port`). `from` answers the provider's own address, when it is asked.
 * Nothing leaves this machine unencrypted: over `smtp:` to another one, a server that offers no STARTTLS is told nothing.
 */
export function makeMailer(smtpUrl: string, from: () => Promise<string>): Mailer {
	const transport = createTransport({ url: smtpUrl, requireTLS: !isThisMachine(new URL(smtpUrl).hostname) });
	return {
		async send({ to, subject, text }) {
			await transport.sendMail({ from: await from(), to, subject, text });
		},
	};
}

/** Only what can be nothing else: the name of this machine, 127.0.0.0/8 and ::1 (RFC 6761, 6.3; RFC 1122, 3.2.1.3). */
function isThisMachine(host: string): boolean {
	return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);
}
