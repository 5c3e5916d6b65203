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

/** A mailer over this SMTP address (`smtp://user:password@host:port`). `from` answers the provider's own address, when it is asked. */
export function makeMailer(smtpUrl: string, from: () => Promise<string>): Mailer {
	const transport = createTransport(smtpUrl);
	return {
		async send({ to, subject, text }) {
			await transport.sendMail({ from: await from(), to, subject, text });
		},
	};
}
